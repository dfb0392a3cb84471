using System.Globalization;

namespace DlGen;

/// <summary>What a name that doesn't exist was meant to be.</summary>
internal static class NearestName
{
    /// <summary>Names are compared up to this length, so that a long line of text costs little.</summary>
    private const int Longest = 100;

    /// <summary>The end of a sentence: "; did you mean 'species'?" where a name is near enough, and otherwise what there is.</summary>
    public static string Suggest(string name, IReadOnlyList<string> names)
    {
        string? nearest = Find(name, names);
        return nearest is not null ? $"; did you mean '{Shorten(nearest)}'?" : names.Count == 0 ? "." : $"; there are {List(names)}.";
    }

    /// <summary>The name that takes the fewest changes, if they are few: capitals count for nothing.</summary>
    public static string? Find(string name, IReadOnlyList<string> names)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string other in names)
        {
            int distance = Distance(Normal(name), Normal(other));
            if (distance < least && distance <= Math.Max(1, Math.Max(name.Length, other.Length) / 3))
            {
                (nearest, least) = (other, distance);
            }
        }

        return nearest;
    }

    private static string List(IReadOnlyList<string> names)
    {
        const int most = 12;
        string first = string.Join(", ", names.Take(most).Select(static name => $"'{Shorten(name)}'"));
        return names.Count <= most ? first : $"{first} and {(names.Count - most).ToString("N0", CultureInfo.InvariantCulture)} more";
    }

    /// <summary>A name for a message, which a file may make very long.</summary>
    public static string Shorten(string name) => name.Length <= Longest ? name : name.Substring(0, Longest) + "…";

    private static string Normal(string name) => Shorten(name.Trim()).ToUpperInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>Levenshtein's distance: how many characters must be added, removed or replaced.</summary>
    public static int Distance(string from, string to)
    {
        int[] costs = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = costs[0];
            costs[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int replace = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = costs[j + 1];
                costs[j + 1] = Math.Min(replace, 1 + Math.Min(diagonal, costs[j]));
            }
        }

        return costs[to.Length];
    }
}
