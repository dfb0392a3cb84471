namespace DlGen;

// How the matrix prints itself.
public sealed partial class ConfusionMatrix
{
    /// <summary>Pairs and classes that are listed where there are too many for all.</summary>
    private const int Listed = 20;

    private string Headline => $"{Figures.Count(Count, "example")}, {Figures.Count(Classes)} classes, accuracy {Figures.Percent(Accuracy)}";

    /// <summary>
    /// The matrix, a row for each true class and a column for each predicted one; where it is wider than 80 columns, the pairs of classes
    /// that are confused most often.
    /// </summary>
    public override string ToString()
    {
        // A column takes three characters or more.
        if (Classes > TextTable.MaximumWidth / 3)
        {
            return ListConfusions();
        }

        TextTable matrix = Matrix();
        return matrix.Width <= TextTable.MaximumWidth
            ? $"{new string(' ', matrix.WidthOf(0) + 2)}predicted\n{matrix}"
            : ListConfusions();
    }

    /// <summary>The classes as a table: examples, precision, recall and F1; where there are too many, those with the lowest F1.</summary>
    internal string ListClasses()
    {
        var table = new TextTable();
        table.Add("class", "examples", "precision", "recall", "F1");
        int[] occurring = [.. Enumerable.Range(0, Classes).Where(category => actualCounts[category] + predictedCounts[category] > 0)];
        bool isAbridged = Classes > TextTable.MaximumWidth / 3 && occurring.Length > Listed;
        int[] listed = isAbridged
            ? [.. occurring.OrderBy(GetF1).Take(Listed)]
            : Classes > TextTable.MaximumWidth / 3 ? occurring : [.. Enumerable.Range(0, Classes)];
        foreach (int category in listed)
        {
            table.Add(
                Figures.Count(category),
                Figures.Count(actualCounts[category]),
                Figures.Percent(GetPrecision(category)),
                Figures.Percent(GetRecall(category)),
                Figures.Percent(GetF1(category)));
        }

        return listed.Length == Classes
            ? $"{table}"
            : $"{Figures.Count(listed.Length)} of {Figures.Count(Classes)} classes, {(isAbridged ? "with the lowest F1" : "which occur")}:\n{table}";
    }

    private TextTable Matrix()
    {
        var table = new TextTable();
        string[] none = Unclassified > 0 ? ["none"] : [];
        table.Add(["actual", .. Enumerable.Range(0, Classes).Select(static category => Figures.Count(category)), .. none]);
        for (int actual = 0; actual < Classes; actual++)
        {
            string[] unclassified = Unclassified > 0 ? [Figures.Count(confusions.GetValueOrDefault((actual, NoClass)))] : [];
            table.Add([Figures.Count(actual), .. Enumerable.Range(0, Classes).Select(predicted => Figures.Count(this[actual, predicted])), .. unclassified]);
        }

        return table;
    }

    private string ListConfusions()
    {
        if (confusions.Count == 0)
        {
            return $"{Headline}\nno class is taken for another";
        }

        var table = new TextTable();
        table.Add("actual", "predicted", "examples");
        IEnumerable<ConfusionCount> most = Confusions()
            .OrderByDescending(static count => count.Count)
            .ThenBy(static count => count.Actual)
            .ThenBy(static count => count.Predicted)
            .Take(Listed);
        foreach (ConfusionCount count in most)
        {
            table.Add(
                Figures.Count(count.Actual),
                count.Predicted == NoClass ? "none" : Figures.Count(count.Predicted),
                Figures.Count(count.Count));
        }

        string which = confusions.Count > Listed ? $"the {Listed} most frequent of {Figures.Count(confusions.Count)} confusions" : "confusions";
        return $"{Headline}\n{which}:\n{table}";
    }
}
