namespace DlGen.Generators.Parsing.Functions;

/// <summary>The name that was probably meant.</summary>
internal static class ClosestName
{
    /// <summary>The candidate that takes the fewest changes, if that is at most a third of its letters; null where none is close.</summary>
    public static string? To(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, Changes: NearestName.Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(static item => item.Changes <= Math.Max(1, item.Name.Length / 3))
        .OrderBy(static item => item.Changes)
        .Select(static item => item.Name)
        .FirstOrDefault();
}
