namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>
/// Which of very many cases of a kind are tried. A plain run takes every second or third, from another first one in each test; with
/// DLGEN_THOROUGH=1 in the environment all of them are.
/// </summary>
internal static class Thorough
{
    private static readonly bool IsAskedFor = Environment.GetEnvironmentVariable("DLGEN_THOROUGH") == "1";

    /// <summary>Takes one case of each <paramref name="every"/>, or all of them in a thorough run.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="every">The cases of which a plain run takes one.</param>
    /// <param name="test">The number of the test: its remainder is the first case.</param>
    public static IEnumerable<T> OneOf<T>(IEnumerable<T> cases, int every, int test) =>
        IsAskedFor ? cases : cases.Where((_, index) => index % every == test % every);
}
