using static System.FormattableString;

namespace DlGen;

// Datasets whose inputs are bytes, such as images.
public sealed partial class Dataset
{
    /// <summary>The side column of the files that images are from.</summary>
    internal const string FileColumn = "file";

    /// <summary>
    /// A dataset for classification whose inputs are bytes, such as the pixels of images: they stay bytes, which a network reads scaled to [0, 1].
    /// The arrays are copied.
    /// </summary>
    /// <param name="inputs">The inputs, example by example: for images of shape [C, H, W] channel by channel, and row by row in a channel.</param>
    /// <param name="labels">A class for each example, from 0, or the label of examples that a network leaves out.</param>
    /// <param name="inputShape">The shape of an example, without the batch axis: [3, 32, 32] for color images of 32 × 32 pixels.</param>
    /// <param name="classNames">The names of the classes, in the order of their labels; null for none.</param>
    /// <exception cref="ArgumentException">
    /// There are no examples, the inputs aren't as many as the labels and the shape say, a length of the shape isn't positive, a class is named
    /// twice, or a label has no name.
    /// </exception>
    public static Dataset FromBytes(byte[] inputs, int[] labels, ReadOnlySpan<int> inputShape, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        inputs = [.. inputs];
        labels = [.. labels];
        CheckCount(labels.Length);
        if (inputShape.Length == 0 || inputShape.ContainsAnyInRange(int.MinValue, 0))
        {
            throw new ArgumentException($"The shape of an input is {ShapeText.Format(inputShape)}; it needs at least one axis, and lengths of 1 or more.", nameof(inputShape));
        }

        long size = 1;
        foreach (int length in inputShape)
        {
            size = Math.BigMul(length, Lengths.Product(1, size, nameof(inputShape), "The inputs of an example"));
        }

        if (inputs.Length != Lengths.Product(labels.Length, size, nameof(inputShape), "The examples"))
        {
            throw new ArgumentException(Invariant(
                $"There are {inputs.Length} bytes; {labels.Length} examples of shape {ShapeText.Format(inputShape)} have {labels.Length} · {size} = {labels.Length * size}."), nameof(inputs));
        }

        string[] names = classNames is null ? [] : [.. classNames];
        CheckClassNames(names, labels);
        return new Dataset(Examples.Of(inputs, labels.Length, inputShape.ToArray()), [ExampleTargets.Of(labels, labels.Length, names)]);
    }

    /// <summary>Images in arrays that nobody else holds.</summary>
    /// <param name="images">The images, one after another.</param>
    /// <param name="shape">The shape of an image: [C, H, W].</param>
    /// <param name="labels">A class for each image.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="files">The file of each image.</param>
    internal static Dataset OfImages(byte[] images, int[] shape, int[] labels, string[] classNames, string[] files) => new(
        Examples.Of(images, labels.Length, shape, new Dictionary<string, string[]> { [FileColumn] = files }),
        [ExampleTargets.Of(labels, labels.Length, classNames)]);

    private static void CheckClassNames(string[] names, int[] labels)
    {
        if (names.GroupBy(static name => name).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The class '{twice.Key}' is named twice.", "classNames");
        }

        int nameless = names.Length == 0 ? -1 : Array.FindIndex(labels, label => label >= names.Length);
        if (nameless >= 0)
        {
            throw new ArgumentException(Invariant($"Row {nameless} has label {labels[nameless]}; there are names for classes 0 to {names.Length - 1}."), "classNames");
        }
    }
}
