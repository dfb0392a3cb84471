namespace Samples;

/// <summary>The command line of the samples that have no options but <c>--help</c>.</summary>
internal static class CommandLine
{
    private const int BadArgument = 2;

    /// <summary>
    /// Prints the help that was asked for, or what is wrong with the arguments. Returns the program's exit code then, and null where
    /// the sample is to run.
    /// </summary>
    /// <param name="args">The arguments.</param>
    /// <param name="help">What the sample does, and the arguments it takes.</param>
    /// <param name="maximum">The number of arguments that the sample takes at most; none of them begins with a dash.</param>
    public static int? Answer(string[] args, string help, int maximum = 0)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.WriteLine(help);
            return 0;
        }

        string? unknown = args.FirstOrDefault(static argument => argument.StartsWith('-')) ?? args.ElementAtOrDefault(maximum);
        if (unknown is null)
        {
            return null;
        }

        Console.Error.WriteLine($"error: unknown argument '{unknown}' (--help lists the arguments)");
        return BadArgument;
    }
}
