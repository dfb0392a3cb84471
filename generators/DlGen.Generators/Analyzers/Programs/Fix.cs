using System.Collections.Immutable;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What diagnostics keep for code fixes, under names that a fix can look up.</summary>
internal static class Fix
{
    /// <summary>The length that an array should have, or the number of inputs or outputs that a network should have.</summary>
    public const string Expected = "Expected";

    /// <summary>The variable that should stand in place of what is underlined.</summary>
    public const string Instead = "Instead";

    /// <summary>Where a statement should be moved: before the loop that it stands in.</summary>
    public const string Move = "Move";

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> Size(long expected) => None.Add(Expected, Text.Plain(expected));

    public static ImmutableDictionary<string, string?> Replacement(string variable) => None.Add(Instead, variable);

    public static ImmutableDictionary<string, string?> BeforeTheLoop { get; } = None.Add(Move, "BeforeLoop");
}
