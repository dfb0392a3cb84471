using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Parsing;

public class CustomLayerTests
{
    private const string Layer = """
        using System.Numerics;

        namespace Library
        {
            [DlGen.CustomLayer(InputsPerOutput = 2)]
            public readonly struct Maxout : DlGen.ICustomLayer
            {
                public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
                public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> { }
            }
        }
        """;

    private const string Net = "[DlGen.Network(4), DlGen.Linear(8), DlGen.Custom<Library.Maxout>] public partial class Net;";

    [Fact]
    public void LayerOfAnotherAssembly_IsUsed()
    {
        using var library = new MemoryStream();
        Assert.True(TestCompilation.Create(Layer).WithAssemblyName("Library").Emit(library).Success);

        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Net).AddReferences(MetadataReference.CreateFromImage(library.ToArray())));

        Assert.Empty(run.Complaints);
        Assert.Contains("global::Library.Maxout.Forward<float>(", run.Sources["Net.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// maxout1     [4]", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void LayerThatLearns_OfAnotherAssembly_IsUsed()
    {
        const string layer = """
            using System.Numerics;

            namespace Library
            {
                [DlGen.CustomLayer(ParametersPerConnection = 2, Parameters = 3, Initialization = DlGen.Initialization.He)]
                public abstract class Dense : DlGen.IParametricLayer
                {
                    static void DlGen.IParametricLayer.Initialize<T>(Span<T> parameters, int inputs, int outputs) { }
                    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
                    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters) where T : unmanaged, IFloatingPointIeee754<T> { }
                }
            }
            """;
        using var library = new MemoryStream();
        Assert.True(TestCompilation.Create(layer).WithAssemblyName("Library").Emit(library).Success);
        CSharpCompilation compilation = TestCompilation.Create("[DlGen.Network(4), DlGen.Linear(8), DlGen.Custom<Library.Dense>(5)] public partial class Net;");

        GeneratorRun run = GeneratorRun.Of(compilation.AddReferences(MetadataReference.CreateFromImage(library.ToArray())));

        Assert.Empty(run.Complaints);
        Assert.Contains("/// dense1      [5]          83        c1 = Dense(z1; θ1)", run.Sources["Net.g.cs"], StringComparison.Ordinal);
        Assert.Contains("He: half of the variance is lost at a relu, so Var W = 2 / 8", run.Sources["Net.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Initializer<float>.Custom<global::Library.Dense>(", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void EditOfTheSizes_MakesAnotherNetwork()
    {
        GeneratorRun run = GeneratorRun.Of(Net, Layer);

        run = run.Edit(2, Layer.Replace("InputsPerOutput = 2", "OutputsPerInput = 3", StringComparison.Ordinal));

        Assert.Contains("/// maxout1    [24]", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>What an interface asks for, the C# compiler checks; the generator is silent then.</summary>
    [Theory]
    [InlineData("CS0535", "public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)", "public static void Forwards<T>(ReadOnlySpan<T> x, Span<T> y)")]
    [InlineData("CS0535", "public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)", "public static void Forward<T>(ReadOnlySpan<T> x, T[] y)")]
    [InlineData("CS8928", "public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)", "public void Forward<T>(ReadOnlySpan<T> x, Span<T> y)")]
    [InlineData("CS0737", "public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)", "static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)")]
    [InlineData("CS0425", "Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>", "Span<T> y) where T : unmanaged, INumber<T>")]
    [InlineData("CS0718", "readonly struct Maxout : DlGen.ICustomLayer", "static class Maxout")]
    public void WrongMethod_IsTheCSharpCompilersError(string error, string right, string wrong)
    {
        Assert.Contains(right, Layer, StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(Net, Layer.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(error, Assert.Single(run.Complaints).Id);
    }
}
