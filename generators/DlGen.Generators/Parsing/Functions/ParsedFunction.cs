using DlGen.Generators.Scalars;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>What a method with [Elementwise] says.</summary>
/// <param name="Body">
/// What it returns; null when it is wrong. Then the problems say why, or those of a method that it calls, or the C#
/// compiler itself does.
/// </param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record ParsedFunction(Expression? Body, IReadOnlyList<FunctionProblem> Problems);
