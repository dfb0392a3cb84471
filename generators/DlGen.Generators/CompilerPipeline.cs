using DlGen.Generators.Model;

namespace DlGen.Generators;

/// <summary>The compiler, as the ordered list of its passes. Each is a function from one immutable value to the next.</summary>
internal static class CompilerPipeline
{
    /// <summary>What is wrong with a declaration that parsed: shapes that don't fit, targets the loss can't take.</summary>
    public static EquatableArray<Problem> Check(NetworkSpec spec) => EquatableArray<Problem>.Empty;

    /// <summary>The generated file's text; null when <see cref="Check"/> finds a problem.</summary>
    public static string? Compile(NetworkSpec spec) => null;
}
