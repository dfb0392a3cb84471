using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Parsing;

public class NamesTests
{
    [Fact]
    public void NamespaceAndContainingTypes_AreRedeclared()
    {
        NetworkSpec spec = Declarations.Spec(
            "namespace A.B; public partial class Outer { partial record struct R { partial interface I { partial record C { partial struct S { [DlGen.Mlp(2, 2)] partial class Net; } } } } }",
            "A.B.Outer+R+I+C+S+Net");

        Assert.Equal("A.B", spec.Namespace);
        Assert.Equal(
            ["partial class Outer", "partial record struct R", "partial interface I", "partial record C", "partial struct S"],
            spec.ContainingTypes);
        Assert.Equal("Net", spec.ClassName);
        Assert.Equal("class", spec.Keyword);
        Assert.Equal("A.B.Outer.R.I.C.S.Net.g.cs", NetworkName.Of(spec).HintName(isAmbiguous: false));
    }

    [Fact]
    public void Keywords_AreEscaped()
    {
        NetworkSpec spec = Declarations.Spec(
            "namespace @event.A { partial class @record { [DlGen.Mlp(2, 2)] partial class @class; } }",
            "event.A.record+class");

        Assert.Equal("@event.A", spec.Namespace);
        Assert.Equal(["partial class @record"], spec.ContainingTypes);
        Assert.Equal("@class", spec.ClassName);
        Assert.Equal("event.A.record.class.g.cs", NetworkName.Of(spec).HintName(isAmbiguous: false));
    }

    [Fact]
    public void GlobalClass_HasAFileOfItsName()
    {
        NetworkSpec spec = Declarations.Spec("[DlGen.Mlp(2, 2)] partial class Digits;", "Digits");

        Assert.Equal("Digits.g.cs", NetworkName.Of(spec).HintName(isAmbiguous: false));
    }

    [Fact]
    public void NamesThatDifferInCaseOnly_HaveDifferentFiles()
    {
        GeneratorRun run = GeneratorRun.Of("[DlGen.Mlp(2, 2)] partial class Net; [DlGen.Mlp(2, 2)] partial class net; [DlGen.Mlp(2, 2)] partial class Other;");
        var ambiguous = (EquatableArray<string>)run.Outputs(TrackingNames.AmbiguousNames).Single().Value;

        Assert.Equal(["NET"], ambiguous);
        string[] files = run.Outputs(TrackingNames.Sources)
            .Select(output => ((GeneratedSource)output.Value).Name.HintName(isAmbiguous: true).ToUpperInvariant())
            .ToArray();
        Assert.Equal(files.Length, files.Distinct().Count());
    }

    [Fact]
    public void LongNames_AreCutAndToldApart()
    {
        string name = new('N', 300);
        string first = new NetworkName(name, name).HintName(isAmbiguous: false);
        string second = new NetworkName(name + "2", name + "2").HintName(isAmbiguous: false);

        Assert.InRange(first.Length, 100, 150);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("[Mlp( 784 ,256, // hidden\n   10 )]", "[Mlp(784,256, 10)]")]
    [InlineData("[Network(1, 28,\r\n    28)]\n[Flatten, /* x */ Linear(10)]", "[Network(1, 28, 28)] [Flatten, Linear(10)]")]
    [InlineData("[DlGen.MlpAttribute(2, 3, Loss = Loss.Huber)]", "[DlGen.MlpAttribute(2, 3, Loss = Loss.Huber)]")]
    public void Declaration_IsOnOneLine(string attributes, string expected)
    {
        NetworkSpec spec = Declarations.Spec($"using DlGen;\n{attributes}\npublic partial class Net;");

        Assert.Equal(expected, spec.Declaration);
    }

    [Fact]
    public void Declaration_IsBounded()
    {
        NetworkSpec spec = Declarations.Spec($"[DlGen.Mlp({string.Join(", ", Enumerable.Repeat("100", 400))})] partial class Net;");

        Assert.Equal(1_001, spec.Declaration.Length);
        Assert.EndsWith("…", spec.Declaration, StringComparison.Ordinal);
    }
}
