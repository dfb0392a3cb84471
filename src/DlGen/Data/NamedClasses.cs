using static System.FormattableString;

namespace DlGen;

/// <summary>The classes of records by their names, which become labels when all are known.</summary>
/// <param name="classNames">All classes, in the order of their labels; null for those of the records.</param>
internal sealed class NamedClasses(IReadOnlyList<string>? classNames)
{
    /// <summary>The names in the order in which they first occurred, each with its number there.</summary>
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private readonly List<int> records = [];

    /// <summary>Adds the class of the next record.</summary>
    /// <exception cref="ArgumentException">The name is null.</exception>
    public void Add(string? name)
    {
        if (name is null)
        {
            throw new ArgumentException(Invariant($"The label of record {records.Count} is null."), "label");
        }

        if (!numbers.TryGetValue(name, out int number))
        {
            number = numbers.Count;
            numbers.Add(name, number);
        }

        records.Add(number);
    }

    /// <summary>The labels of all records, with the names of their classes.</summary>
    /// <exception cref="ArgumentException">A record has a class that isn't among those given, or one of these is named twice.</exception>
    public ExampleTargets ToTargets()
    {
        string[] classes = classNames is null ? [.. numbers.Keys.Order(StringComparer.Ordinal)] : [.. classNames];
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int label = 0; label < classes.Length; label++)
        {
            if (!labels.TryAdd(classes[label], label))
            {
                throw new ArgumentException(Invariant($"The class '{classes[label]}' is named twice."), nameof(classNames));
            }
        }

        var labelOf = new int[numbers.Count];
        foreach ((string name, int number) in numbers)
        {
            labelOf[number] = labels.TryGetValue(name, out int label)
                ? label
                : throw new ArgumentException(Invariant($"Record {records.IndexOf(number)} has the class '{name}', which isn't among the classes{NearestName.Suggest(name, classes)}"), nameof(label));
        }

        return ExampleTargets.Of([.. records.Select(number => labelOf[number])], records.Count, classes);
    }
}
