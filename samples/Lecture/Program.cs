using System.Diagnostics;
using System.Globalization;
using Samples;
using static System.FormattableString;

namespace Lecture;

/// <summary>Runs the lessons, one or all.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int BadArgument = 2;

    /// <summary>The lessons in their order: lesson 1 is the first.</summary>
    private static readonly (string Title, Action Run)[] Lessons =
    [
        ("A neuron", Lesson01.Main),
        ("Stacked linear layers collapse", Lesson02.Main),
        ("XOR by hand, and learned", Lesson03.Main),
        ("AND, and what a hidden layer represents", Lesson04.Main),
        ("Activations and their derivatives", Lesson05.Main),
        ("Parameter counts and shapes", Lesson06.Main),
        ("Softmax, and its temperature", Lesson07.Main),
        ("Cross-entropy is a score", Lesson08.Main),
        ("The gradient of softmax: push and pull", Lesson09.Main),
        ("Backpropagation by hand, and generated", Lesson10.Main),
        ("An autograd engine, and generated code", Lesson11.Main),
        ("Vanishing gradients", Lesson12.Main),
        ("Initialization", Lesson13.Main),
        ("The training loop, and its classic bugs", Lesson14.Main),
        ("Training and evaluation", Lesson15.Main),
        ("Splits and leaks", Lesson16.Main),
        ("Overfitting and early stopping", Lesson17.Main),
        ("A shift by one pixel", Lesson18.Main),
        ("Feature space: spirals, unrolled", Lesson19.Main),
        ("Practice problems", Lesson20.Main),
    ];

    private static int Main(string[] args)
    {
        if (CommandLine.Answer(
            args,
            """
            A first lecture on deep learning as small programs. Each prints what it shows, and checks its numbers.

              7         runs lesson 7
              all       runs all of them
                        lists them, without an argument
              --help    this text
            """,
            maximum: 1) is { } exitCode)
        {
            return exitCode;
        }

        // A lesson saves its pictures where it runs: beside the program, and not in the folder of whoever runs it.
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        switch (args)
        {
            case []:
                for (int number = 1; number <= Lessons.Length; number++)
                {
                    Console.WriteLine(Invariant($"{number,2}  {Lessons[number - 1].Title}"));
                }

                return 0;
            case ["all"]:
                var watch = Stopwatch.StartNew();
                bool right = Enumerable.Range(1, Lessons.Length).Select(Run).ToArray().All(static one => one);
                Console.WriteLine(Invariant($"{Lessons.Length} lessons in {watch.Elapsed.TotalSeconds:F1} s: {(right ? "all numbers are right" : "not all numbers are right")}"));
                return right ? 0 : Failed;
            case [string one] when int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= Lessons.Length:
                return Run(number) ? 0 : Failed;
            default:
                Console.Error.WriteLine(Invariant($"error: there is no lesson '{args[0]}', but 1 to {Lessons.Length}, and all (without an argument they are listed)"));
                return BadArgument;
        }
    }

    /// <summary>Whether a lesson ran to its end, with the numbers that it expects.</summary>
    private static bool Run(int number)
    {
        Console.WriteLine(Invariant($"== {number}. {Lessons[number - 1].Title}"));
        try
        {
            Lessons[number - 1].Run();
            Console.WriteLine();
            return true;
        }
        catch (DlGen.UnexpectedNumberException error)
        {
            Console.Error.WriteLine(Invariant($"error: lesson {number}: {error.Message}"));
            return false;
        }
    }
}
