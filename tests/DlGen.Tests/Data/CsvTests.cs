using System.Globalization;
using System.Text;
using DlGen.Tests.Formats;

namespace DlGen.Tests.Data;

public sealed class CsvTests
{
    private const string Iris = """
        sepal,petal,species
        5.1,1.4,setosa
        7.0,4.7,versicolor
        6.3,6.0,virginica
        4.9,1.5,setosa

        """;

    [Fact]
    public void Columns_BecomeInputsAndClasses()
    {
        Dataset data = Read(Iris, "species");

        Assert.Equal("4 examples: inputs [2], labels 0 to 2", data.ToString());
        Assert.Equal(["setosa", "versicolor", "virginica"], data.ClassNames);
        Assert.Equal(["sepal", "petal"], data.InputNames);
        Assert.Equal([0, 1, 2, 0], Labels(data));
        Assert.Equal([4.9f, 1.5f], DatasetTests.Inputs(data, 3));
        (Dataset first, _) = data.Split(0.5, 0.5);
        Assert.Equal((3, 2), (first.ClassNames.Count, first.InputNames.Count));
        Assert.Equal(3, first.WithWeights(1, 2).ClassNames.Count);
        Assert.Equal(3, data.WithInputs([1, 2, 3, 4]).ClassNames.Count);
        Assert.Empty(data.WithInputs([1, 2, 3, 4]).InputNames);
    }

    [Fact]
    public void File_IsReadAsTheStreamIs()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("iris.csv", Encoding.UTF8.GetBytes(Iris));
        Dataset drops = Dataset.FromCsv(new Drops(Encoding.UTF8.GetBytes(Iris), most: 7), "species");
        foreach (Dataset data in (Dataset[])[Dataset.FromCsv(path, "species"), Dataset.FromCsv(path, label: "species"), drops])
        {
            Assert.Equal([0, 1, 2, 0], Labels(data));
        }

        Assert.Equal("no.csv: there is no such file.", Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv("no.csv", "species")).Message);
        Assert.Contains($"{path}: there is no column 'specie'; did you mean 'species'?", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(path, "specie")).Message);
    }

    /// <summary>The same table, however it is written.</summary>
    [Theory]
    [InlineData("a,b,c\n1,2.5,x\n-3,4e2,y\n")]
    [InlineData("a,b,c\r\n1,2.5,x\r\n-3,4e2,y\r\n")]
    [InlineData("a,b,c\r\n1,2.5,x\r\n-3,4e2,y")]
    [InlineData("a,b,c\r1,2.5,x\r-3,4e2,y")]
    [InlineData("\uFEFFa,b,c\n1,2.5,x\n-3,4e2,y\n")]
    [InlineData("\"a\",\"b\",\"c\"\n\"1\",\"2.5\",\"x\"\n\"-3\",\"4e2\",\"y\"\n")]
    [InlineData("a, b, c\n 1 , 2.50,x \n-3 ,+400,y\n")]
    [InlineData("a;b;c\n1;2.5;x\n-3;400;y\n")]
    [InlineData("a\tb\tc\n1\t2.5\tx\n-3\t400\ty\n")]
    [InlineData("a|b|c\n1|2.5|x\n-3|400|y\n")]
    [InlineData("\n\na,b,c\n\n1,2.5,x\n\n-3,400,y\n\n\n")]
    public void Dialects_GiveTheSame(string text)
    {
        Dataset data = Read(text, "c");
        Assert.Equal(["x", "y"], data.ClassNames);
        Assert.Equal(["a", "b"], data.InputNames);
        Assert.Equal([1f, 2.5f], DatasetTests.Inputs(data, 0));
        Assert.Equal([-3f, 400f], DatasetTests.Inputs(data, 1));
    }

    [Fact]
    public void Quotations_HoldSeparatorsQuotesAndLines()
    {
        Dataset data = Read("a,\"the \"\"class\"\", quoted\"\n1,\"x,y\"\n2,\"say \"\"hi\"\"\"\n3,\"two\r\nlines\"\n4,\"x,y\"\n", "the \"class\", quoted");
        Assert.Equal(["say \"hi\"", "two\r\nlines", "x,y"], data.ClassNames);
        Assert.Equal([2, 0, 1, 2], Labels(data));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void ByteOrderMark_SaysTheEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("größe,art\n1,läuft\n2,geht\n")];
        Dataset data = Dataset.FromCsv(new MemoryStream(file), "art");
        Assert.Equal(["geht", "läuft"], data.ClassNames);
        Assert.Equal(["größe"], data.InputNames);
    }

    [Fact]
    public void OtherBytes_AreRefusedUnlessTheEncodingIsNamed()
    {
        byte[] file = Encoding.Latin1.GetBytes("größe,art\n1,läuft\n2,geht\n");
        Assert.Equal(
            "the stream: behind line 0: bytes that are no utf-8. CsvOptions.Encoding names the encoding of a file.",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file), "art")).Message);
        Assert.Equal(["größe"], Dataset.FromCsv(new MemoryStream(file), "art", new CsvOptions { Encoding = Encoding.Latin1 }).InputNames);
    }

    /// <summary>The machine's culture doesn't matter, and a file's can be given.</summary>
    [Fact]
    public void Culture_IsTheFilesAndNotTheMachines()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        using var other = new OtherCulture();
        foreach (CultureInfo culture in (CultureInfo[])[CultureInfo.CurrentCulture, comma])
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal([5.1f, 1.4f], DatasetTests.Inputs(Read(Iris, "species"), 0));
        }

        Dataset data = Read("a;y\n1,5;-0,25\n2;3e1\n", ["y"], new CsvOptions { Culture = comma });
        Assert.Equal([1.5f], DatasetTests.Inputs(data, 0));
        Assert.Equal([-0.25f, 30f], [Target(data, 0)[0], Target(data, 1)[0]]);
        Refused("the stream: line 2, column 'y' is '-0,25', which is no finite number.", "a;y\n1;-0,25\n", ["y"]);
    }

    [Fact]
    public void Targets_AreColumnsOfNumbers()
    {
        Dataset data = Read("x,width,height\n1,2,3\n4,5,6\n", ["height", "width"]);
        Assert.Equal((1, 2, false), (data.InputSize, data.TargetSize, data.HasLabels));
        Assert.Equal([6f, 5f], Target(data, 1));
        Refused("the stream: line 3, column 'width' is 'wide', which is no finite number.", "x,width\n1,2\n4,wide\n", ["width"]);
        Refused("the stream: line 2, column 'width' is '1e99', which is no finite number.", "x,width\n1,1e99\n", ["width"]);
        Assert.Contains("neither a label nor a target", Assert.Throws<ArgumentException>(() => Read("x\n1\n", [])).Message);
    }

    [Fact]
    public void Labels_ThatAreNumbersFromZero_StayWhatTheyAre()
    {
        Assert.Equal([3, 0, 1], Labels(Read("x,y\n1,3\n1,0\n1,1\n", "y")));
        Assert.Equal(["0", "1", "2", "3"], Read("x,y\n1,3\n1,0\n1,1\n", "y").ClassNames);
        Assert.Equal([1, 0], Labels(Read("x,y\n1,10\n1,9\n", "y")));
        Assert.Equal([1, 0, 2], Labels(Read("x,y\n1,0\n1,-1\n1,1\n", "y")));
        Refused("the stream: column 'y' has numbers such as 0.5, which are no classes. Give it as targets: [\"y\"] for target values.", "x,y\n1,0.5\n1,1\n", "y");
    }

    [Fact]
    public void Text_BecomesCategories()
    {
        const string table = "colour,size,y\nred,1,a\nblue,2,b\nred,3,a\n";
        Dataset data = Read(table, "y");
        Assert.Equal(["colour=blue", "colour=red", "size"], data.InputNames);
        Assert.Equal([0f, 1, 1], DatasetTests.Inputs(data, 0));
        Assert.Equal([1f, 0, 2], DatasetTests.Inputs(data, 1));

        Dataset indexed = Read(table, "y", new CsvOptions { Categories = CategoryEncoding.Index });
        Assert.Equal(["colour", "size"], indexed.InputNames);
        Assert.Equal([1f, 1], DatasetTests.Inputs(indexed, 0));

        Dataset sizes = Read(table, "y", new CsvOptions { CategoryColumns = ["size"], Exclude = ["colour"] });
        Assert.Equal(["size=1", "size=2", "size=3"], sizes.InputNames);
        Refused(
            "the stream: column 'colour' has more than 1 categories by line 3, such as 'blue'. Leave it out (CsvOptions.Exclude), or raise MostCategories.",
            table, "y", new CsvOptions { MostCategories = 1 });
    }

    /// <summary>A slip of the pen doesn't turn numbers into categories.</summary>
    [Fact]
    public void NumbersAndTextInOneColumn_AreRefused()
    {
        const string table = "x,y\n1,a\n2,b\n1O,a\n";
        const string rest = " If these are categories, name it in CsvOptions.CategoryColumns; if that stands for a missing value, in MissingMarkers.";
        Refused("the stream: column 'x' has both numbers and text: '1' in line 2, '1O' in line 4." + rest, table, "y");
        Refused("the stream: column 'x' has both numbers and text: '2' in line 3, 'inf' in line 2." + rest, "x,y\ninf,a\n2,b\n", "y");
        Assert.Equal(["x=1", "x=1O", "x=2"], Read(table, "y", new CsvOptions { CategoryColumns = ["x"] }).InputNames);
    }

    [Fact]
    public void MissingValues_FollowTheOptions()
    {
        const string table = "a,colour,y\n1,red,p\n,blue,q\nNA,?,p\n4,red,\n5,blue,q\n";
        Refused("the stream: line 3, column 'a' is missing. CsvOptions.Missing = MissingValues.DropRow or Keep says what to do.", "a,y\n1,p\n,q\n", "y");
        Refused("the stream: line 3, column 'a' is missing ('n/a'). CsvOptions.Missing = MissingValues.DropRow or Keep says what to do.", "a,y\n1,p\nn/a,q\n", "y");
        Refused("the stream: line 3, column 'y' is missing. CsvOptions.Missing = MissingValues.DropRow leaves such rows out.", "a,y\n1,p\n2,\n", "y", new CsvOptions { Missing = MissingValues.Keep });

        Dataset dropped = Read(table, "y", new CsvOptions { Missing = MissingValues.DropRow });
        Assert.Equal([0, 1], Labels(dropped));
        Assert.Equal([5f, 1, 0], DatasetTests.Inputs(dropped, 1));

        Dataset kept = Read(table.Replace("red,\n", "red,p\n", StringComparison.Ordinal), "y", new CsvOptions { Missing = MissingValues.Keep });
        Assert.Equal([float.NaN, 1, 0], DatasetTests.Inputs(kept, 1));
        Assert.Equal([float.NaN, 0, 0], DatasetTests.Inputs(kept, 2));

        Dataset marked = Read("a,y\n-999,p\n2,q\n", "y", new CsvOptions { Missing = MissingValues.DropRow, MissingMarkers = ["-999"] });
        Assert.Equal(1, marked.Count);
        Refused("the stream: there are no rows without a missing value.", "a,y\n,p\n,q\n", "y", new CsvOptions { Missing = MissingValues.DropRow });
    }

    [Fact]
    public void MissingInputs_AreRefusedByNetworks()
    {
        Dataset kept = Read("a,b,y\n1,2,p\n3,,q\n", "y", new CsvOptions { Missing = MissingValues.Keep });
        Assert.Equal(
            "row 1, input 'b' is missing; Net takes numbers. A scaler fitted on the training part (Standardizer, MinMax) puts the mean in its place.",
            Assert.Throws<ArgumentException>(() => kept.CheckAgainst(TestNetwork<float>.Model(2, [2]))).Message);
    }

    [Fact]
    public void Columns_AreChosenAndLeftOut()
    {
        const string table = "id,a,b,c,y\n7,1,2,3,p\n8,4,5,6,q\n";
        Assert.Equal([3f, 1], DatasetTests.Inputs(Read(table, "y", new CsvOptions { Columns = ["c", "a"] }), 0));
        Assert.Equal(["a", "c"], Read(table, "y", new CsvOptions { Exclude = ["id", "b"] }).InputNames);
        Assert.Equal(["column1", "column2"], Read("1,2,0\n3,4,1\n", "column3", new CsvOptions { HasHeader = false }).InputNames);

        Fails("the stream: there is no column 'aa'; did you mean 'a'? (Parameter 'Columns')", () => Read(table, "y", new CsvOptions { Columns = ["aa"] }));
        Fails("the stream: there is no column 'weight'; there are 'id', 'a', 'b', 'c', 'y'. (Parameter 'Exclude')", () => Read(table, "y", new CsvOptions { Exclude = ["weight"] }));
        Fails("the stream: there is no column 'Y'; did you mean 'y'? (Parameter 'label')", () => Read(table, "Y"));
        Fails("the stream: column 'y' can't be an input: it is what is to be predicted. (Parameter 'options')", () => Read(table, "y", new CsvOptions { Columns = ["a", "y"] }));
        Fails("the stream: column 'a' is named twice in CsvOptions.Columns. (Parameter 'options')", () => Read(table, "y", new CsvOptions { Columns = ["a", "a"] }));
        Fails("the stream: no column is left for inputs; there are 'x', 'y'. (Parameter 'options')", () => Read("x,y\n1,2\n", "y", new CsvOptions { Exclude = ["x"] }));
    }

    [Fact]
    public void SideColumns_FollowTheirExamples()
    {
        string table = "patient,a,y\n" + string.Concat(Enumerable.Range(0, 20).Select(static row => $"p{row / 2},{row},{row % 2}\n"));
        Dataset data = Read(table, "y", new CsvOptions { SideColumns = ["patient"] });
        Assert.Equal(["a"], data.InputNames);
        (Dataset half, _) = data.Split(0.5, 0.5, seed: 3);
        string[] patients = half.GetSideColumn("patient");
        for (int row = 0; row < half.Count; row++)
        {
            Assert.Equal($"p{(int)DatasetTests.Inputs(half, row)[0] / 2}", patients[row]);
        }

        Fails("There is no side column 'patients'; did you mean 'patient'? (Parameter 'name')", () => data.GetSideColumn("patients"));
        Fails("There is no side column 'a': CsvOptions.SideColumns names those that are kept. (Parameter 'name')", () => Read(table, "y").GetSideColumn("a"));
    }

    /// <summary>A second file gets the classes, the categories and the order of columns of the first.</summary>
    [Fact]
    public void SameAs_ReadsAnotherFileAlike()
    {
        Dataset train = Read("colour,size,y\nred,1,cat\nblue,2,dog\ngreen,3,cat\n", "y");
        Dataset test = Read("y,size,other,colour\ndog,9,0,red\n", "y", new CsvOptions { SameAs = train });
        Assert.Equal(train.InputNames, test.InputNames);
        Assert.Equal(["cat", "dog"], test.ClassNames);
        Assert.Equal([1], Labels(test));
        Assert.Equal([0f, 0, 1, 9], DatasetTests.Inputs(test, 0));

        Refused("the stream: line 2, column 'y' is 'cow', a class that the dataset of CsvOptions.SameAs doesn't have.", "y,size,colour\ncow,9,red\n", "y", new CsvOptions { SameAs = train });
        Refused("the stream: line 2, column 'colour' is 'pink', a category that the dataset of CsvOptions.SameAs doesn't have.", "y,size,colour\ncat,9,pink\n", "y", new CsvOptions { SameAs = train });
        Fails("the stream: there is no column 'colour'; did you mean 'color'? (Parameter 'SameAs')", () => Read("y,size,color\ncat,9,red\n", "y", new CsvOptions { SameAs = train }));
        Fails("CsvOptions.SameAs: that dataset is of no file of separated values. (Parameter 'options')", () => Read("y,x\ncat,9\n", "y", new CsvOptions { SameAs = Dataset.FromArrays([1], [0]) }));
    }

    [Fact]
    public void WrongFiles_AreRefusedByLine()
    {
        Refused("the stream: the file is empty.", "", "y");
        Refused("the stream: the file is empty.", "\uFEFF", "y");
        Refused("the stream: there is nothing but empty lines.", "\n \n\n", "y");
        Refused("the stream: there are no rows.", "x,y\n", "y");
        Refused("the stream: line 3 has 3 values; there are 2 columns.", "x,y\n1,2\n1,2,3\n", "y");
        Refused("the stream: line 4 has 1 value; there are 2 columns.", "x,y\n1,2\n\n1\n", "y");
        Refused("the stream: line 3: a quotation mark without its second.", "x,y\n1,2\n3,\"4\n5,6\n", "y");
        Refused("the stream: columns 1 and 3 have the same name, 'x'.", "x,y,x\n1,2,3\n", "y");
        Refused("the stream: not a file of separated values: it is gzip-compressed: unpack it first.", [0x1F, 0x8B, 8, 0, 0, 0, 0], "y");
        Refused("the stream: not a file of separated values: it is a PNG picture.", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "y");
        Refused("the stream: not a file of separated values: it has bytes that are no text, such as 00.", [.. "x,y\n1,"u8, 0, .. "\n"u8], "y");
    }

    private static Dataset Read(string text, string label, CsvOptions? options = null) => Dataset.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), label, options);

    private static Dataset Read(string text, string[] targets, CsvOptions? options = null) => Dataset.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), targets, options);

    private static void Refused(string message, string text, string label, CsvOptions? options = null) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text, label, options)).Message);

    private static void Refused(string message, string text, string[] targets) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text, targets)).Message);

    private static void Refused(string message, byte[] file, string label) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file), label)).Message);

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);

    private static int[] Labels(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(data.GetLabel)];

    private static float[] Target(Dataset data, int row)
    {
        var values = new float[data.TargetSize];
        data.CopyTargets(row, values);
        return values;
    }
}
