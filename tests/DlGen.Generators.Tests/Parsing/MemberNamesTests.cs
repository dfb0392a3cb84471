using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Parsing;

public class MemberNamesTests
{
    [Fact]
    public void TakenNames_AreThoseOfTheGeneratedMembers()
    {
        GeneratorRun run = GeneratorRun.Of("[DlGen.Mlp(2, 3, 2)] public partial class Net;");
        INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Net")!;

        IEnumerable<string> generated = type.GetMembers()
            .Where(static member => member.CanBeReferencedByName && !member.IsImplicitlyDeclared)
            .Select(static member => member.Name)
            .Where(static name => !name.Contains('.', StringComparison.Ordinal))
            .Distinct();

        Assert.Equal(MemberNames.Methods.Concat(MemberNames.Others).Concat(["Linear1", "Linear2"]).Order(), generated.Order());
    }
}
