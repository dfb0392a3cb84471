using System.Globalization;
using static System.FormattableString;

namespace DlGen.Reporting;

/// <summary>The names of classes.</summary>
internal static class ClassNames
{
    /// <summary>The names that are given, or the classes' numbers where none are.</summary>
    /// <exception cref="ArgumentException">There are some, but not as many as classes.</exception>
    public static IReadOnlyList<string> Of(int classes, IReadOnlyList<string>? names)
    {
        if (names is null or [])
        {
            return [.. Enumerable.Range(0, classes).Select(static number => number.ToString(CultureInfo.InvariantCulture))];
        }

        return names.Count == classes
            ? [.. names.Select(static (name, number) => name ?? throw new ArgumentException(Invariant($"The name of class {number} is null."), "classNames"))]
            : throw new ArgumentException(Invariant($"There are {names.Count} names for {classes} classes; each needs one."), "classNames");
    }
}
