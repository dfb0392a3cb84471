namespace DlGen.Generators.Model;

/// <summary>A class with [CsvData], as declared: what is generated depends on it and on the file.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first, as they are redeclared.</param>
/// <param name="ClassName">The class's name, with @ before it where it is a keyword.</param>
/// <param name="Header">How the class is declared again: "partial class Iris".</param>
/// <param name="Declaration">The attribute as the user wrote it, on one line.</param>
/// <param name="Folder">The folder of the source file, with slashes.</param>
/// <param name="Site">The attribute's place.</param>
/// <param name="Arguments">What was said: file, label, targets and the options, those with several items one by one.</param>
/// <param name="Members">What the user declares in the class.</param>
internal sealed record CsvDataSpec(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string ClassName,
    string Header,
    string Declaration,
    string Folder,
    Site Site,
    EquatableArray<Argument> Arguments,
    EquatableArray<WrittenMember> Members)
{
    /// <summary>That there are no markers of missing values, as an option says.</summary>
    public const string NoMarkers = "noMarkers";

    /// <summary>The class's name as text, without the @ of a keyword.</summary>
    public string DisplayName => ClassName.TrimStart('@');

    /// <summary>The file as the user wrote it.</summary>
    public Argument File => Find("file")!;

    public Argument? Label => Find("label");

    public bool IsOneHot => Find("categories")?.Text != "Index";

    public bool KeepsMissing => Find("missing")?.Text == "Keep";

    public bool HasHeader => Find("hasHeader")?.Text != "false";

    public Argument? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>The items of an option.</summary>
    public IEnumerable<Argument> All(string name) => Arguments.Where(argument => argument.Name == name);

    public string[] Texts(string name) => [.. All(name).Select(static argument => argument.Text)];
}

/// <summary>A member that the user declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Its number among all members of the class.</param>
internal sealed record WrittenMember(string Name, int Place);
