namespace DlGen.Generators.Parsing.Functions;

/// <summary>The name that was probably meant.</summary>
internal static class ClosestName
{
    /// <summary>The candidate that takes the fewest changes, if that is at most a third of its letters; null where none is close.</summary>
    public static string? To(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, Changes: Changes(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(static item => item.Changes <= Math.Max(1, item.Name.Length / 3))
        .OrderBy(static item => item.Changes)
        .Select(static item => item.Name)
        .FirstOrDefault();

    /// <summary>How many letters must be put in, taken out or replaced (Levenshtein 1966).</summary>
    private static int Changes(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
