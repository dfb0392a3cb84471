using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Whatever the source, neither generator nor analyzer throws, and what is generated compiles.</summary>
public class FuzzTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomDeclaration_NeverThrows(int part)
    {
        var random = new Random(part);
        for (int index = 0; index < 40; index++)
        {
            AssertHandled(RandomDeclarations.Compose(random));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void GarbledDeclaration_NeverThrows(int part)
    {
        var random = new Random(part);
        for (int index = 0; index < 40; index++)
        {
            AssertHandled(RandomDeclarations.Garble(random));
        }
    }

    [Theory]
    [InlineData("using DlGen; [Mlp(new int[0])] partial class A; [Mlp(new int[3])] partial class B; [Mlp(null)] partial class C; [Mlp(default(int[]))] partial class D;")]
    [InlineData("using DlGen; [Mlp([1, 2])] partial class A; [Mlp([.. new[] { 1, 2 }])] partial class B; [Mlp(1, \"2\")] partial class C; [Mlp(1.5, 2)] partial class D;")]
    [InlineData("using DlGen; [Mlp(Missing, 2)] partial class A; [Mlp(1, 2, Missing = 3)] partial class B; [Mlp(1, 2, Loss = Missing)] partial class C; [Missing] [Mlp(2, 2)] partial class D;")]
    [InlineData("using DlGen; [Mlp(1, 2)] partial struct A; [Mlp(1, 2)] partial interface B; [Mlp(1, 2)] enum C { } [Mlp(1, 2)] delegate void D(); [Mlp(1, 2)] partial record struct E;")]
    [InlineData("using DlGen; [Mlp(1, 2)] partial class A; [Mlp(1, 2)] partial record A; [Mlp(1, 2)] partial class a; [Mlp(1, 2)] class A;")]
    [InlineData("using DlGen; class X { [Mlp(1, 2)] partial class A; } struct X { [Mlp(1, 2)] partial class A; } [Mlp(1, 2)] partial class; [Mlp(1, 2)] partial class")]
    [InlineData("using DlGen; [Mlp(1 / 0, 2)] partial class A; [Mlp(int.MaxValue + 1, 2)] partial class B; [Mlp(typeof(int), 2)] partial class C; [Mlp(sizes: 5, sizes: 6)] partial class D;")]
    [InlineData("using DlGen; [Network(1), Linear, Linear(), Linear(1, 2), Linear(outputs: \"x\"), LeakyRelu(slope: null), Relu(3), Gelu(Approximation = 7)] partial class A;")]
    [InlineData("namespace DlGen { class MlpAttribute(params int[] sizes) : System.Attribute { } class LayerAttribute : System.Attribute { } class MineAttribute : LayerAttribute { } [Mlp(1, 2), Mine] partial class A; }")]
    [InlineData("class MineAttribute : DlGen.LayerAttribute { } [DlGen.Network(2), Mine] partial class A; [DlGen.Layer] partial class B; [assembly: DlGen.Mlp(1, 2)]")]
    [InlineData("using DlGen; partial class A<T> { [Network(2), Linear(2)] partial class B { [Mlp(2, 2)] partial class C<U>; } } file static class D { [Mlp(2, 2)] abstract class E; }")]
    public void OddDeclarations_NeverThrow(string source) => AssertHandled(source);

    [Fact]
    public void HugeDeclaration_NeverThrows() =>
        AssertHandled($"using DlGen; [Mlp({string.Join(", ", Enumerable.Range(1, 20_000))})] partial class A;");

    [Fact]
    public void DeepDeclaration_NeverThrows() => AssertHandled(
        "using DlGen; " + string.Concat(Enumerable.Range(0, 60).Select(static depth => $"partial class VeryLongNameOfAContainer{depth} {{ "))
        + "[Mlp(2, 2)] partial class A;" + new string('}', 60));

    private static void AssertHandled(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.True(run.Result.Exception is null, $"{source}\n{run.Result.Exception}");
        Assert.True(run.Result.Diagnostics.IsEmpty, $"{source}\n{string.Join("\n", run.Result.Diagnostics)}");

        IReadOnlyList<Reported> reported = AnalyzerRun.Of(run.Output);
        Assert.True(reported.All(static item => item.Id.StartsWith("DLG", StringComparison.Ordinal) && item.Id != DiagnosticIds.Internal), $"{source}\n{string.Join("\n", reported)}");

        bool isRight = run.Input.GetDiagnostics().All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
        if (isRight)
        {
            Assert.True(run.ComplaintsOfGenerated.IsEmpty, $"{source}\n{string.Join("\n", run.ComplaintsOfGenerated)}");
        }
    }
}
