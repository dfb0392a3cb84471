using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What is wrong with a program, and where.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Operation">The expression that it is said of.</param>
/// <param name="Arguments">What its message names.</param>
internal sealed record ProgramProblem(string Id, IOperation Operation, params string[] Arguments)
{
    /// <summary>Methods of test frameworks that are given code which must fail begin so: Throws, ThrowsAsync, ThrowsAny.</summary>
    private const string ExpectsFailure = "Throw";

    /// <summary>The text that is underlined, where it is less than the whole expression.</summary>
    public Location? Place { get; init; }

    /// <summary>What a code fix needs to know: numbers and names.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether a test says by its code that this must fail.</summary>
    public bool IsExpected
    {
        get
        {
            bool isInFunction = false;
            for (IOperation? each = Operation; each is not null; each = each.Parent)
            {
                isInFunction |= each is IAnonymousFunctionOperation;
                if (isInFunction && each is IInvocationOperation call && (call.TargetMethod.Name.StartsWith(ExpectsFailure, StringComparison.Ordinal) || call.TargetMethod is { Name: "Exception" or "ExceptionAsync", ContainingType.Name: "Record" }))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public Diagnostic ToDiagnostic() => Descriptors.Create(Id, Place ?? Operation.Syntax.GetLocation(), Arguments, Properties);

    /// <summary>A number as messages write it.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with what it counts: 1 label, 2 labels.</summary>
    public static string Count(long number, string what) => $"{Text(number)} {what}{(number == 1 ? "" : "s")}";
}
