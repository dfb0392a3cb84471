using System.Globalization;

namespace Mnist;

/// <summary>What the command line says.</summary>
/// <param name="Data">The folder of the four IDX files.</param>
/// <param name="Epochs">How many times the training images are gone through; 0 leaves the network untrained.</param>
/// <param name="Threads">The most threads to use; 0 for all cores.</param>
/// <param name="Seed">Where the initial weights and the order of the images come from.</param>
internal sealed record Arguments(string Data, int Epochs, int Threads, int Seed)
{
    public const int BadArgument = 2;

    private const string Help =
        """
        Trains a network on the MNIST digits.

          --data DIR     the folder of the four IDX files (default: the ones in the repository)
          --epochs N     times to go through the training images, 0 for an untrained network (default: 14)
          --threads N    the most threads to use, 0 for all cores (default: 0)
          --seed N       where the initial weights and the images' order come from (default: 0)
          --help         this text
        """;

    private static readonly Arguments Defaults = new(DigitFiles.Folder, Epochs: 14, Threads: 0, Seed: 0);

    /// <summary>The program's exit code where <see cref="Parse"/> has found that there is nothing to do.</summary>
    public static int ExitCode { get; private set; }

    /// <summary>Reads the arguments; null, with a word on the console, where they are bad or ask for help.</summary>
    public static Arguments? Parse(string[] args)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.WriteLine(Help);
            return null;
        }

        try
        {
            return Read(args);
        }
        catch (FormatException bad)
        {
            Console.Error.WriteLine($"error: {bad.Message} (--help lists the arguments)");
            ExitCode = BadArgument;
            return null;
        }
    }

    private static Arguments Read(string[] args)
    {
        Arguments result = Defaults;
        var given = new HashSet<string>();
        for (int i = 0; i < args.Length; i += 2)
        {
            string name = args[i];
            if (name is not ("--data" or "--epochs" or "--threads" or "--seed"))
            {
                throw new FormatException($"unknown argument '{name}'");
            }

            if (i + 1 == args.Length)
            {
                throw new FormatException($"{name} needs a value");
            }

            if (!given.Add(name))
            {
                throw new FormatException($"{name} is given twice");
            }

            string value = args[i + 1];
            result = name switch
            {
                "--data" => result with { Data = value },
                "--epochs" => result with { Epochs = Number(name, value, least: 0) },
                "--threads" => result with { Threads = Number(name, value, least: 0) },
                _ => result with { Seed = Number(name, value, least: int.MinValue) },
            };
        }

        return result;
    }

    private static int Number(string name, string value, int least)
    {
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least)
        {
            return number;
        }

        string lowest = least.ToString(CultureInfo.InvariantCulture);
        throw new FormatException($"{name} is '{value}'; it must be a whole number from {lowest} to {int.MaxValue}");
    }
}
