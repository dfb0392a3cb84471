using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Data;

/// <summary>One of a project's AdditionalFiles. Two are equal where path and text are.</summary>
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
