using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.CompileAndRun;

/// <summary>Static fields of the user's half are set before or after those of the generated half, as the compiler orders the files: networks in them work either way.</summary>
public class StaticFieldTests
{
    private const string Source = """
        using DlGen;

        [Mlp(2, 3, 2)]
        public partial class Net
        {
            private static readonly byte[] File = Written(new Other(1).Linear1.Weight[0, 0]);
            public static readonly Net Shared = new(1);
            public static readonly Net[] Ensemble = [new(1), new(2)];
            public static readonly Net Copy = Shared.Clone();
            public static readonly Net Again = Load(File.AsSpan());
            public static readonly Lazy<Net> Later = new(static () => new Net(1));
            public static readonly Net OfInterface = Make<Net>(1);
            private static readonly float[] Prediction = Shared.Predict([0.5f, 0.5f]);

            static Net() => FromConstructor = new Net(1);

            public static Net FromConstructor { get; }

            public static Net FromProperty { get; } = new(1);

            public static string Run()
            {
                float[] x = [0.5f, 0.5f];
                Net[] all = [Shared, Ensemble[0], Copy, Again, Later.Value, OfInterface, FromConstructor, FromProperty, Other.OfNet, Nested.Net];
                return string.Join(" ", all.Select(net => net.Predict(x).SequenceEqual(Prediction)));
            }

            private static T Make<T>(int seed) where T : INetwork<T, float> => T.Create(seed);

            private static byte[] Written(float weight)
            {
                using var stream = new MemoryStream();
                new Net(weight == new Other(1).Linear1.Weight[0, 0] ? 1 : 2).Save(stream);
                return stream.ToArray();
            }

            private static class Nested
            {
                public static readonly Net Net = new(1);
            }
        }

        // Each has a network of the other's class.
        [Mlp(2, 3, 2)]
        public partial class Other
        {
            public static readonly Net OfNet = new(1);
            public static readonly Other Itself = new(1);
        }
        """;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void NetworkInAStaticField_IsMade(bool isGeneratedFirst, bool isForGpu)
    {
        GeneratorRun run = GeneratorRun.Of(isForGpu ? TestCompilation.CreateForGpu(Source) : TestCompilation.Create(Source));
        IEnumerable<SyntaxTree> generated = run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees);
        Compilation compilation = isGeneratedFirst
            ? run.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(generated.Concat(run.Input.SyntaxTrees))
            : run.Output;

        Assert.Equal(2, generated.Count());
        using var user = UserAssembly.Load(compilation);
        Assert.Equal(string.Join(" ", Enumerable.Repeat(bool.TrueString, 10)), user.Call<string>("Net", "Run"));
    }

    /// <summary>The compiler has nothing to order: what generated code keeps in static fields is in a class of its own.</summary>
    [Fact]
    public void GeneratedHalf_HasNoStaticField()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.CreateForGpu(SnapshotNetworks.InOneProject()));
        foreach (SyntaxTree tree in run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees))
        {
            SemanticModel model = run.Output.GetSemanticModel(tree);
            IEnumerable<string> fields = tree.GetRoot().DescendantNodes()
                .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax>()
                .Select(node => model.GetDeclaredSymbol(node))
                .OfType<IFieldSymbol>()
                .Where(static field => field is { IsStatic: true, IsConst: false })
                .Select(static field => $"{field.ContainingType.Name}.{field.Name}");

            Assert.All(fields, static field => Assert.EndsWith("Model.Instance", field, StringComparison.Ordinal));
        }
    }
}
