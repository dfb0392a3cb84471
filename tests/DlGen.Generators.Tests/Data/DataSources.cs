using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Data;

/// <summary>Classes of data, with the files that they name.</summary>
internal static class DataSources
{
    public const string Iris = "using DlGen;\n\n/// <summary>Flowers.</summary>\n[CsvData(\"iris.csv\", Label = \"species\")]\npublic partial class Iris;\n";

    /// <summary>All that a file can have: names that are no C# names, categories, missing values, another separator.</summary>
    public const string Houses = "using DlGen;\nnamespace Market;\n\npublic static partial class Town\n{\n    [CsvData(\"data/houses.csv\", Targets = [\"price in €\", \"tax\"], Missing = MissingValues.Keep, Exclude = [\"row\"], SideColumns = [\"street\"], CategoryColumns = [\"rooms\"], DecimalSeparator = ',')]\n    public static partial class Houses;\n}\n";

    public const string HousesFile = """
        row;street;1st floor (m²);rooms;price in €;tax;heat-pump;HEAT_PUMP;equals
        1;"Elm ""Old"" St; 5";80,5;3;250000;1,5;yes;wood;1
        2;Oak Ave;?;3;310000;2;no;gas or oil;2
        3;Oak Ave;120;4+;512000;2,25;;wood;-3,5e2

        """;

    public static TableFile HousesTable { get; } = new("/user/data/houses.csv", HousesFile);

    /// <summary>What the generator makes of a class named Net, and of its file.</summary>
    public static GeneratorRun Run(string arguments, string content, string file = "data.csv") =>
        GeneratorRun.Of(TestCompilation.Create($"using DlGen;\n[CsvData(\"{file}\", {arguments})] public partial class Net;"), new TableFile("/user/" + file, content));
}
