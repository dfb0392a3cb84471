using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfData() =>
    [
        Data(DiagnosticIds.DataFileUnknown,
            "[CsvData({|DLG0120:\"flowers.csv\"|}, Label = \"species\")] partial class Net;",
            "'flowers.csv' is not among the project's AdditionalFiles, which are 'data.csv', 'iris.csv': add <AdditionalFiles Include=\"flowers.csv\" /> to the project file", ""),
        Data(DiagnosticIds.DataFileUnknown,
            "[CsvData({|DLG0120:\"Iris.csv\"|}, Label = \"species\")] partial class Net;",
            "'Iris.csv' is not among the project's AdditionalFiles, which are 'data.csv', 'iris.csv': did you mean 'iris.csv'?", ""),
        new(DiagnosticIds.DataFileUnknown,
            "[CsvData({|DLG0120:\"../data/flowers.csv\"|}, Label = \"species\")] partial class Net;",
            "'../data/flowers.csv' is not among the project's AdditionalFiles, of which there are none: add <AdditionalFiles Include=\"../data/flowers.csv\" /> to the project file"),
        new(DiagnosticIds.DataFileAmbiguous,
            "[CsvData({|DLG0121:\"a.csv\"|}, Label = \"y\")] partial class Net;",
            "'a.csv' may be '/one/a.csv' or '/two/a.csv' of the project's AdditionalFiles: write more of the path")
        { Files = [new("/one/a.csv", "x,y\n1,a\n"), new("/two/a.csv", "x,y\n1,a\n")] },
        Data(DiagnosticIds.DataFileEmpty,
            "[CsvData({|DLG0122:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv' is empty: give it rows to learn from", ""),
        Data(DiagnosticIds.DataFileEmpty,
            "[CsvData({|DLG0122:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv' has nothing but empty lines: give it rows to learn from", "\n \r\n"),
        Data(DiagnosticIds.DataFileEmpty,
            "[CsvData({|DLG0122:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv' has no rows: give it rows to learn from", "x,y\n\n"),
        Data(DiagnosticIds.DataFileEmpty,
            "[CsvData({|DLG0122:\"data.csv\"|}, Label = \"y\", Missing = MissingValues.DropRow)] partial class Net;",
            "'data.csv' has no rows without a missing value: give it rows to learn from", "x,y\n1,\n?,b\n"),
        Data(DiagnosticIds.DataColumnUnknown,
            "[CsvData(\"iris.csv\", {|DLG0123:Label = \"Species\"|})] partial class Net;",
            "'iris.csv' has no column 'Species'; did you mean 'species'?", ""),
        Data(DiagnosticIds.DataColumnUnknown,
            "[CsvData(\"data.csv\", Targets = [\"y\", {|DLG0123:\"price\"|}], Exclude = new[] { {|DLG0123:\"z\"|} }, Columns = [\"x\", {|DLG0123:\"w\"|}])] partial class Net;",
            "'data.csv' has no column 'price'; there are 'x1', 'x', 'y'", "x1,x,y\n1,2,3\n"),
        Data(DiagnosticIds.DataColumnsAlike,
            "[CsvData({|DLG0124:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "Columns 1 and 3 of 'data.csv' have the same name, 'x': give one of them another", "x,y, x\n1,a,2\n"),
        Data(DiagnosticIds.DataRowRagged,
            "[CsvData({|DLG0125:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv': line 4 has 1 value; there are 2 columns; give the row a value for each column, and put one with a ',' in it in quotation marks", "x,y\n\n1,a\n2\n3,a\n"),
        Data(DiagnosticIds.DataRowRagged,
            "[CsvData({|DLG0125:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv': line 2 has 3 values; there are 2 columns; give the row a value for each column, and put one with a 'tab' in it in quotation marks", "x\ty\n1\ta\tb\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "data.csv: column 'x' has both numbers and text: '1' in line 2, 'one' in line 3. If these are categories, name it in CategoryColumns; if that stands for a missing value, in MissingMarkers", "x,y\n1,a\none,b\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "data.csv: line 3, column 'x' is missing ('NA'). Missing = MissingValues.DropRow or Keep says what to do", "x,y\n1,a\nNA,b\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "data.csv: column 'y' has numbers such as 1.5, which are no classes. Give it as Targets = [\"y\"] for target values", "x,y\n1,1.5\n2,2\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Targets = [\"y\"])] partial class Net;",
            "data.csv: line 2, column 'y' is 'a', which is no finite number", "x,y\n1,a\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\", MostCategories = 2)] partial class Net;",
            "data.csv: column 'x' has more than 2 categories by line 4, such as 'c'. Leave it out (Exclude), or raise MostCategories", "x,y\na,1\nb,1\nc,2\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\", Columns = [\"x\", \"y\"])] partial class Net;",
            "data.csv: column 'y' can't be an input: it is what is to be predicted", "x,y\n1,a\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\", Exclude = [\"x\"])] partial class Net;",
            "data.csv: no column is left for inputs; there are 'x', 'y'", "x,y\n1,a\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "data.csv: line 2: a quotation mark without its second", "x,y\n\"1,a\n2,b\n"),
        Data(DiagnosticIds.DataUnreadable,
            "[CsvData({|DLG0126:\"data.csv\"|}, Label = \"y\")] partial class Net;",
            "'data.csv' is not a file of separated values: it has characters that are no text", "\u0001x,y\n1,a\n"),
        Data(DiagnosticIds.DataTarget,
            "[{|DLG0127:CsvData(\"data.csv\")|}] partial class Net;",
            "'Net' names nothing to predict: name either a column of classes, as in Label = \"species\", or columns of numbers, as in Targets = [\"price\"]", "x,y\n1,2\n"),
        Data(DiagnosticIds.DataTarget,
            "[CsvData(\"data.csv\", Targets = [\"y\"], {|DLG0127:Label = \"x\"|})] partial class Net;",
            "'Net' names both a label and targets to predict: name either a column of classes, as in Label = \"species\", or columns of numbers, as in Targets = [\"price\"]", "x,y\n1,2\n"),

        // What holds for networks as well.
        Data(DiagnosticIds.NotPartial,
            "struct {|DLG0001:Outer|} { [CsvData(\"data.csv\", Label = \"y\")] class {|DLG0001:Net|}; }",
            "'Outer' is not partial, so the other half of 'Net' can't be generated: add 'partial' to its declaration", "x,y\n1,a\n"),
        Data(DiagnosticIds.Generic,
            "[CsvData(\"data.csv\", Label = \"y\")] partial class {|DLG0004:Net|}<T>;",
            "'Net' can't be a class of data because 'Net' has type parameters: move it to a class without type parameters", "x,y\n1,a\n"),
        Data(DiagnosticIds.FileLocal,
            "[CsvData(\"data.csv\", Label = \"y\")] file partial class {|DLG0005:Net|};",
            "'Net' is file-local, but the other half of 'Net' is generated in another file: use 'internal' in place of 'file'", "x,y\n1,a\n"),
        Data(DiagnosticIds.NameTaken,
            "[CsvData(\"data.csv\", Label = \"y\")] partial class Net { public static void {|DLG0008:Load|}() { } int {|DLG0008:Row|}; int TargetCount; }",
            "The member 'Load' of 'Net' has the name of a member that DlGen generates for the data: give it another name", "x,y\n1,a\n"),
        Data(DiagnosticIds.NameTaken,
            "[CsvData(\"data.csv\", Label = \"y\")] partial class {|DLG0008:Row|};",
            "The class 'Row' has the name of a member that DlGen generates for the data: give it another name", "x,y\n1,a\n"),
        Data(DiagnosticIds.TwoNetworks,
            "[Mlp(2, 2)] [{|DLG0010:CsvData(\"data.csv\", Label = \"y\")|}] public partial class Net;",
            "'Net' is already declared with [Mlp]: remove this [CsvData], or put it on a class of its own", "x,y\n1,a\n"),
        Data(DiagnosticIds.ValueOutOfRange,
            "[CsvData(\"data.csv\", Label = \"y\", {|DLG0025:Separator = 'x'|}, {|DLG0025:DecimalSeparator = '\\n'|})] partial class Net;",
            "'Separator' is 'x', but must be a tab or a punctuation mark such as ',' and ';', and no quotation mark", "x,y\n1,a\n"),
        Data(DiagnosticIds.SizeNotPositive,
            "[CsvData(\"data.csv\", Label = \"y\", {|DLG0021:MostCategories = 0|})] partial class Net;",
            "'0' in 'MostCategories' is not a size: it must be at least 1", "x,y\n1,a\n"),
    ];

    private const string DataClasses = """


        [CsvData("iris.csv", Label = "species")]
        public partial class Iris;

        [CsvData("iris.csv", Targets = ["petal width", "petal length"])]
        public partial class Petals;

        [Mlp(4, 8, 3)]
        public partial class Net;

        [Mlp(4, 8, 2)]
        public partial class Two;

        [Mlp(5, 8, 3)]
        public partial class Wide;

        [Mlp(4, 8, 1, Loss = Loss.BinaryCrossEntropy)]
        public partial class YesNo;

        [Mlp(5, 8, 1, Loss = Loss.MeanSquaredError)]
        public partial class Curve;
        """;

    private static IEnumerable<DiagnosticCase> OfDataInPrograms() =>
    [
        DataProgram(DiagnosticIds.DatasetInputs,
            "Console.WriteLine(new Wide().Train({|DLG2102:Iris.Load()|}));",
            "An example of 'Iris' has 4 inputs, but 'Wide' takes 5: give it data with 5 inputs, or let the network take those of the data"),
        DataProgram(DiagnosticIds.DatasetInputs,
            "Dataset data = Iris.Load(\"x.csv\").WithAugmentation(null); var (fit, rest) = data.SplitStratified(0.8, 0.2); Console.WriteLine(new Wide().Train({|DLG2102:fit|}, new() { Validation = {|DLG2102:rest|} }));",
            "An example of 'Iris' has 4 inputs, but 'Wide' takes 5: give it data with 5 inputs, or let the network take those of the data"),
        DataProgram(DiagnosticIds.DatasetInputs,
            "Console.WriteLine(new Wide().Evaluate({|DLG2102:Flowers|})); Console.WriteLine(new Net().Evaluate(Flowers)); Console.WriteLine(new Wide().Evaluate(Changed)); Console.WriteLine(new Wide().Evaluate(Open));",
            "An example of 'Iris' has 4 inputs, but 'Wide' takes 5: give it data with 5 inputs, or let the network take those of the data"),
        DataProgram(DiagnosticIds.DatasetClasses,
            "var net = new Two(); Dataset flowers = Iris.Load(); net.Train({|DLG2106:flowers|}); Console.WriteLine(net.Evaluate({|DLG2106:Standardizer.Fit(flowers).Apply(flowers)|}));",
            "'Iris' has 3 classes, but 'Two' tells 2 apart: let the network have an output for each class of the data"),
        DataProgram(DiagnosticIds.DatasetClasses,
            "Console.WriteLine(new YesNo().Train({|DLG2106:Iris.Load()|}));",
            "'Iris' has 3 classes, but 'YesNo' tells 2 apart: let the network have an output for each class of the data"),
        DataProgram(DiagnosticIds.DatasetTargets,
            "Console.WriteLine(new Curve().Train({|DLG2103:Petals.Load()|})); Console.WriteLine(new Net().Train(Iris.Load().WithInputs(unknown)));",
            "An example of 'Petals' has 2 values, but the loss of 'Curve' compares values and takes 1: give it those, or choose a loss that takes what there is"),
        DataProgram(DiagnosticIds.DatasetTargets,
            "Console.WriteLine(new Wide().Train({|DLG2103:Petals.Load()|}));",
            "An example of 'Petals' has values, but the loss of 'Wide' compares classes and takes a label: give it those, or choose a loss that takes what there is"),
        DataProgram(DiagnosticIds.InputLength,
            "Console.WriteLine(new Wide().Classify({|DLG2100:new Iris.Row(5.1f, 3.5f, 1.4f, 0.2f).ToInput()|})); Console.WriteLine(new Net().Classify(default(Iris.Row).ToInput()));",
            "Classify is given 4 numbers, but an example of 'Wide' has 5: give it that many"),
    ];

    private static DiagnosticCase DataProgram(string id, string statements, string message) => new(id, DataProgramText(statements), message) { Files = [TableFile.Iris] };

    /// <summary>A file in which a method has the statements, with networks and data. The sample's flowers have five numbers with the species as categories.</summary>
    internal static string DataProgramText(string statements) => $$"""
        public static class Program
        {
            private static readonly Dataset Flowers = Iris.Load();
            private static readonly Dataset Changed = Iris.Load();
            private static Dataset Open = Iris.Load();

            static Program() => Changed = Dataset.FromArrays([1, 2, 3, 4, 5], [0]);

            public static void Run(float[] unknown)
            {
                {{statements}}
            }
        }
        """ + DataClasses;

    private static DiagnosticCase Data(string id, string source, string message, string content) =>
        new(id, source, message) { Files = [new("/user/data.csv", content), TableFile.Iris] };
}
