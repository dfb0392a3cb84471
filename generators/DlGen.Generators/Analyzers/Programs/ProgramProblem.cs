using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What is wrong with a program, and where.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Operation">The expression that it is said of.</param>
/// <param name="Arguments">What its message names.</param>
internal sealed record ProgramProblem(string Id, IOperation Operation, params string[] Arguments)
{
    /// <summary>The text that is underlined, where it is less than the whole expression.</summary>
    public Location? Place { get; init; }

    /// <summary>What a code fix needs to know: numbers and names.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The place that a code fix edits, where it isn't the expression: the declaration of a network.</summary>
    public Location? Edited { get; init; }

    public Diagnostic ToDiagnostic() => Descriptors.Create(Id, Place ?? Operation.Syntax.GetLocation(), Arguments, Properties, Edited);

    /// <summary>A number with what it counts: 1 label, 2 labels.</summary>
    public static string Count(long number, string what, string plural = "s") => $"{Text.Plain(number)} {what}{(number == 1 ? "" : plural)}";
}
