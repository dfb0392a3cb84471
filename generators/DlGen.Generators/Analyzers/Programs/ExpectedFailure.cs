using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Code of tests that must fail, as they say themselves: Assert.Throws(() => …), or a helper of such a name.</summary>
internal static class ExpectedFailure
{
    private static readonly string[] Names = ["Throw", "Fail", "Refuse", "Reject"];

    /// <summary>Whether an expression is in a function that is given to a method which expects a failure, or that something else expects to throw.</summary>
    public static bool Is(IOperation operation)
    {
        bool isInFunction = false;
        IOperation outermost = operation;
        foreach (IOperation each in operation.Ancestors())
        {
            isInFunction |= each is IAnonymousFunctionOperation;
            outermost = each;
            if (isInFunction && each is IInvocationOperation call && (Expects(call) || call.TargetMethod is { Name: "Exception" or "ExceptionAsync", ContainingType.Name: "Record" }))
            {
                return true;
            }
        }

        // act.Should().Throw<ArgumentException>()
        return isInFunction && outermost.Descendants().OfType<IInvocationOperation>().Any(Expects);
    }

    private static bool Expects(IInvocationOperation call) => Array.Exists(Names, name => call.TargetMethod.Name.StartsWith(name, StringComparison.Ordinal));
}
