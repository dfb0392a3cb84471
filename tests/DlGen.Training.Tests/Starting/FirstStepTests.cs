using System.Diagnostics;
using System.Globalization;

namespace DlGen.Training.Tests.Starting;

/// <summary>
/// The time from the start of a process to the end of its first training step is the JIT's, nearly all of it: a tenth of a millisecond for a
/// method as a rule.
/// </summary>
public sealed class FirstStepTests
{
    /// <summary>How many there are, and a few more: how many of the runtime's own methods are among them depends on its version and on the processor.</summary>
    private const int Most = 500;

    [Fact]
    public void FirstStep_CompilesFewMethods() => Assert.InRange(CompiledMethods(), 1, Most);

    private static int CompiledMethods()
    {
        using Process process = OwnProgram.Start("first-step");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return int.Parse(output, CultureInfo.InvariantCulture);
    }
}
