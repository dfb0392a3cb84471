using DlGen;

namespace Mnist;

/// <summary>The files of MNIST.</summary>
internal static class DigitFiles
{
    private const string TrainImages = "train-images-idx3-ubyte.gz";
    private const string TrainLabels = "train-labels-idx1-ubyte.gz";
    private const string TestImages = "t10k-images-idx3-ubyte.gz";
    private const string TestLabels = "t10k-labels-idx1-ubyte.gz";

    /// <summary>Where the build puts the repository's own.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Reads the images to train and to test on; null, with a word on the console, where they aren't right.</summary>
    public static (Dataset Train, Dataset Test)? Load(string folder)
    {
        try
        {
            Check(folder);
            Dataset train = Read(folder, TrainImages, TrainLabels);
            return (train, Read(folder, TestImages, TestLabels));
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine($"error: {bad.Message}");
            return null;
        }
    }

    private static void Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}' to read the digits from (--data)");
        }

        string[] missing = [.. new[] { TrainImages, TrainLabels, TestImages, TestLabels }.Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0)
        {
            throw new FileNotFoundException($"the folder '{folder}' lacks {string.Join(", ", missing)}");
        }
    }

    private static Dataset Read(string folder, string images, string labels)
    {
        Dataset data = Dataset.FromIdx(Path.Combine(folder, images), Path.Combine(folder, labels));
        if (data.InputSize != Digits.InputSize)
        {
            throw new InvalidDataException($"{images}: an image has {data.InputSize} values; a digit has {Digits.InputSize}");
        }

        for (int row = 0; row < data.Count; row++)
        {
            if (data.GetLabel(row) >= Digits.OutputSize)
            {
                throw new InvalidDataException($"{labels}: row {row} has label {data.GetLabel(row)}; digits are 0 to {Digits.OutputSize - 1}");
            }
        }

        return data;
    }
}
