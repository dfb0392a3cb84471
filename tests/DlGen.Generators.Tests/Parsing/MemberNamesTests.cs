using DlGen.Generators.Surface;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Parsing;

public class MemberNamesTests
{
    private const string Blocks =
        "[Block(2), Linear(2)] public partial class One; [Block(3), Linear(2)] public partial class Two; [Mlp(2, 2)] public partial class Part;";

    /// <summary>What the parser holds to be taken is read from the printed signatures: the compiler reads the same.</summary>
    [Theory]
    [InlineData("[Mlp(2, 3, 2)] public partial class Net;")]
    [InlineData("[Mlp(2, 3, 2, Precision = Precision.Double)] public partial class Net;")]
    [InlineData("[Network(2), Linear(2), Use<One>, Use<Part>, Head<One>, Head<One>] public partial class Net;")]
    [InlineData("[Network, Inputs<One, Two>, Linear(2)] public partial class Net;")]
    [InlineData("[Block(2), Linear(2)] public partial class Net;")]
    public void TakenNames_AreThoseOfTheGeneratedMembers(string declaration)
    {
        string source = $"using DlGen; {declaration} {Blocks}";
        NetworkSpec spec = Declarations.Spec(source);
        IEnumerable<string> taken = GeneratedMembers.Of(spec, CompilerPipeline.Shape(spec).Graph)
            .Select(static member => $"{member.Kind} {member.Name}({string.Join(", ", member.Parameters)})");

        IEnumerable<string> generated = GeneratorRun.Of(source).Output.GetTypeByMetadataName("Net")!.GetMembers()
            .Where(static member => member.CanBeReferencedByName && !member.IsImplicitlyDeclared && !member.Name.Contains('.', StringComparison.Ordinal))
            .Select(static member => member switch
            {
                IMethodSymbol method => $"Method {method.Name}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))})",
                IPropertySymbol => $"Property {member.Name}()",
                _ => $"Other {member.Name}()",
            });

        Assert.Equal(generated.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }
}
