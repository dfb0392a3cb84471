using DlGen;

namespace FashionMnist;

/// <summary>The files of Fashion-MNIST, which have the format and the names of MNIST's.</summary>
internal static class ClothesFiles
{
    public const string Source =
        """
        Fashion-MNIST isn't in this repository. Its four files, 30 MB together, are in https://github.com/zalandoresearch/fashion-mnist
        under data/fashion:

          git clone --depth 1 https://github.com/zalandoresearch/fashion-mnist
          dotnet run -c Release --project samples/FashionMnist -- fashion-mnist/data/fashion

        The digits of MNIST have the same format: samples/data/mnist, in place of that folder, trains the network on them.
        """;

    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>Reads the images to train and to test on; null, with a word on the console, where they aren't right.</summary>
    public static (Dataset Train, Dataset Test)? Load(string folder)
    {
        try
        {
            return (Read(folder, "train"), Read(folder, "t10k").AsTest());
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine($"error: {bad.Message}");
            return null;
        }
    }

    private static Dataset Read(string folder, string part)
    {
        Dataset data = Dataset.FromIdx(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"));
        return data.InputSize == Clothes.InputSize
            ? data
            : throw new InvalidDataException($"{folder}: an image has {data.InputSize} values; one of clothes has {Clothes.InputSize}");
    }
}
