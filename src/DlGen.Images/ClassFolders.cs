using static System.FormattableString;

namespace DlGen.Images;

/// <summary>The files of a folder that has a sub-folder for each class.</summary>
/// <param name="Names">The classes, in the order of their labels.</param>
/// <param name="Files">The images: class by class, and by name in a class.</param>
/// <param name="Labels">The class of each image.</param>
internal sealed record ClassFolders(string[] Names, string[] Files, int[] Labels)
{
    /// <summary>What systems leave in folders. Hidden files are left out too.</summary>
    private static readonly string[] Litter = ["Thumbs.db", "desktop.ini"];

    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = false };

    /// <summary>Finds the files.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder isn't one of classes; the message says what it lacks.</exception>
    /// <exception cref="ArgumentException">The folder has a class that isn't among those given.</exception>
    public static ClassFolders Find(string folder, IReadOnlyList<string>? classNames)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder}: {(File.Exists(folder) ? "this is a file" : "there is no such folder")}; images are read from a folder with a sub-folder for each class.");
        }

        string[] folders = [.. Directory.EnumerateDirectories(folder, "*", Visible).OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        if (folders.Length == 0)
        {
            throw new InvalidDataException($"{folder}: the folder has no sub-folders; each class needs one, with its images in it.");
        }

        string[] names = classNames is null ? [.. folders.Select(static path => Path.GetFileName(path))] : Distinct(classNames);
        var files = new List<string>();
        var labels = new List<int>();
        foreach ((int label, string path) in folders.Select(path => (LabelOf(path, names), path)).OrderBy(static pair => pair.Item1))
        {
            string[] images = Images(path);
            if (images.Length == 0)
            {
                throw new InvalidDataException($"{path}: the folder is empty; a class needs at least one image.");
            }

            files.AddRange(images);
            labels.AddRange(Enumerable.Repeat(label, images.Length));
        }

        return new ClassFolders(names, [.. files], [.. labels]);
    }

    private static int LabelOf(string path, string[] names)
    {
        string name = Path.GetFileName(path);
        int label = Array.IndexOf(names, name);
        return label >= 0
            ? label
            : throw new ArgumentException(Invariant($"{path}: there is no class '{name}'{NearestName.Suggest(name, names)}"), nameof(ImageOptions.ClassNames));
    }

    private static string[] Distinct(IReadOnlyList<string> names) => names.GroupBy(static name => name).FirstOrDefault(static group => group.Count() > 1) is { } twice
        ? throw new ArgumentException($"The class '{twice.Key}' is named twice.", nameof(ImageOptions.ClassNames))
        : [.. names];

    private static string[] Images(string path)
    {
        if (Directory.EnumerateDirectories(path, "*", Visible).FirstOrDefault() is { } inner)
        {
            throw new InvalidDataException($"{inner}: there is a folder in that of a class; its images belong into that of the class itself.");
        }

        return
        [
            .. Directory.EnumerateFiles(path, "*", Visible)
                .Where(static file => !Litter.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase))
                .OrderBy(Path.GetFileName, StringComparer.Ordinal),
        ];
    }
}
