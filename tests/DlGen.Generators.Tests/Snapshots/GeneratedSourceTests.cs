using System.Globalization;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Snapshots;

public class GeneratedSourceTests
{
    public static TheoryData<string> Networks => SnapshotNetworks.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedFile_IsAsKept(string name)
    {
        GeneratorRun run = GeneratorRun.Of(SnapshotNetworks.Source(name));

        Assert.Empty(run.Complaints);
        Snapshot.Matches(run.Sources[name + ".g.cs"], "Snapshots/Generated", name + ".g.cs");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedFile_IsTheSameUnderAnyCulture(string name)
    {
        string invariant = GeneratorRun.Of(SnapshotNetworks.Source(name)).Sources[name + ".g.cs"];
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = "'";
        odd.NumberFormat.PositiveInfinitySymbol = "much";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(invariant, GeneratorRun.Of(SnapshotNetworks.Source(name)).Sources[name + ".g.cs"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void GeneratedFile_HasOneLineEndAndNoTrailingSpace()
    {
        string text = GeneratorRun.Of(SnapshotNetworks.Source("Digits")).Sources["Digits.g.cs"];

        Assert.DoesNotContain('\r', text);
        Assert.All(text.Split('\n'), static line => Assert.Equal(line.TrimEnd(), line));
    }
}
