using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Data;

/// <summary>A file among a project's AdditionalFiles, equal to another where path and text are.</summary>
/// <param name="path">Its path, with slashes.</param>
/// <param name="text">Its text; null where it can't be read.</param>
internal sealed class DataFile(string path, SourceText? text) : IEquatable<DataFile>
{
    public string Path => path;

    public SourceText? Text => text;

    public static DataFile Of(AdditionalText file, CancellationToken cancellationToken) => new(Slashes(file.Path), file.GetText(cancellationToken));

    public bool Equals(DataFile? other) => other is not null && path == other.Path && (text is null ? other.Text is null : other.Text is not null && text.ContentEquals(other.Text));

    public override bool Equals(object? obj) => Equals(obj as DataFile);

    public override int GetHashCode() => path.GetHashCode();

    public static string Slashes(string path) => path.Replace('\\', '/');
}

/// <summary>Finds the file that a class names.</summary>
internal static class DataFiles
{
    /// <summary>Whether a file may be the one that is named: only such files are read.</summary>
    public static bool MayBe(string path, string name) => LastName(DataFile.Slashes(path)) == LastName(DataFile.Slashes(name));

    /// <summary>The file that is meant; null where none is, or several may be.</summary>
    /// <param name="spec">The class.</param>
    /// <param name="paths">The paths of all files.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static string? Find(CsvDataSpec spec, ImmutableArray<string> paths, List<Problem> problems)
    {
        string name = DataFile.Slashes(spec.File.Text);
        if (paths.FirstOrDefault(path => path == Normal(spec.Folder + name) || path == name) is { } exact)
        {
            return exact;
        }

        string end = "/" + name.TrimStart('.', '/');
        string[] found = [.. paths.Where(path => path.EndsWith(end, StringComparison.Ordinal)).Distinct()];
        if (found.Length == 1)
        {
            return found[0];
        }

        if (found.Length > 1)
        {
            problems.Add(Problem.At(spec.File.Site, DiagnosticIds.DataFileAmbiguous, spec.File.Text, string.Join(" or ", found.Select(path => $"'{path}'"))));
            return null;
        }

        string[] names = [.. paths.Select(LastName).Distinct().OrderBy(static file => file, StringComparer.Ordinal)];
        string which = names.Length == 0 ? "of which there are none" : $"which are {string.Join(", ", names.Take(10).Select(static file => $"'{file}'"))}{(names.Length > 10 ? " and others" : "")}";
        string advice = ClosestName.To(LastName(name), names) is { } closest && closest != LastName(name)
            ? $"did you mean '{closest}'?"
            : $"add <AdditionalFiles Include=\"{name}\" /> to the project file";
        problems.Add(Problem.At(spec.File.Site, DiagnosticIds.DataFileUnknown, spec.File.Text, which, advice));
        return null;
    }

    /// <summary>
    /// The path that a build copies a file to: that from the project's folder, or its name alone where it lies outside. Where the project's
    /// folder isn't known, the class is taken to lie in it.
    /// </summary>
    /// <param name="spec">The class.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="projectFolder">The project's folder; empty where it isn't known.</param>
    public static string PathBesideProgram(CsvDataSpec spec, string path, string projectFolder)
    {
        if (projectFolder.Length > 0)
        {
            string folder = DataFile.Slashes(projectFolder).TrimEnd('/') + "/";
            return path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? path.Substring(folder.Length) : LastName(path);
        }

        string name = DataFile.Slashes(spec.File.Text);
        return name.Split('/').Contains("..") ? LastName(name) : name.StartsWith("./", StringComparison.Ordinal) ? name.Substring(2) : name;
    }

    private static string LastName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>A path without "." and "..".</summary>
    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1].Length > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }
}
