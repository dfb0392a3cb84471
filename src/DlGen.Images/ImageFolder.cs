using static System.FormattableString;

namespace DlGen.Images;

/// <summary>Images of a folder that has a sub-folder for each class, as a <see cref="Dataset"/>.</summary>
public static class ImageFolder
{
    /// <summary>The side column with the file of each image: <c>data.GetSideColumn(ImageFolder.FileColumn)</c>.</summary>
    public const string FileColumn = Dataset.FileColumn;

    /// <summary>
    /// Reads all images of a folder: <c>pets/cat/1.png</c> is of the class cat. Classes are numbered in the ordinal order of their folders' names,
    /// which <see cref="Dataset.ClassNames"/> has; images come class by class, in the order of their names. They stay bytes of shape [C, H, W],
    /// which a network reads scaled to [0, 1]. Hidden files are left out.
    /// </summary>
    /// <param name="folder">The folder with a sub-folder for each class.</param>
    /// <param name="options">How images are read; null for color images that all have the same size.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">
    /// There are no classes, a class has no images, a file has no image that can be read, or two images have different sizes and the options don't
    /// say which they are to have. The message names the file.
    /// </exception>
    /// <exception cref="ArgumentException">The folder has a class that isn't among those of the options, or all images together are more bytes than an array can hold.</exception>
    public static Dataset Load(string folder, ImageOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new ImageOptions();
        _ = options.Size;
        ClassFolders classes = ClassFolders.Find(folder, options.ClassNames);

        Pixels first = ImageFile.Read(classes.Files[0], options);
        int size = first.Values.Length;
        var images = new byte[Lengths.Product(
            classes.Files.Length, size, nameof(folder), Invariant($"The images of {folder}"), "ImageOptions.Width and Height make them smaller.")];
        first.CopyTo(images.AsSpan(0, size));

        var errors = new Exception?[classes.Files.Length];
        Parallel.For(1, classes.Files.Length, (index, loop) =>
        {
            try
            {
                Pixels image = ImageFile.Read(classes.Files[index], options);
                CheckSize(first, classes.Files[0], image, classes.Files[index]);
                image.CopyTo(images.AsSpan(index * size, size));
            }
            catch (Exception exception)
            {
                // Those before it are still read: the message is about the same file on any number of threads.
                errors[index] = exception;
                loop.Break();
            }
        });

        if (Array.Find(errors, static error => error is not null) is { } error)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }

        return Dataset.OfImages(images, [first.Channels, first.Height, first.Width], classes.Labels, classes.Names, classes.Files);
    }

    /// <summary>Reads one image as those of a folder are read, for instance to predict its class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How it is read, as the training data were; null for a color image in the size that it has.</param>
    /// <returns>The bytes of the image, [C, H, W].</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file has no image that can be read.</exception>
    public static byte[] ReadImage(string file, ImageOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        Pixels image = ImageFile.Read(file, options ?? new ImageOptions());
        var bytes = new byte[image.Values.Length];
        image.CopyTo(bytes);
        return bytes;
    }

    private static void CheckSize(Pixels first, string firstFile, Pixels image, string file)
    {
        if (image.Width != first.Width || image.Height != first.Height)
        {
            throw new InvalidDataException(Invariant(
                $"{file} has {image.Width}×{image.Height} pixels, {firstFile} {first.Width}×{first.Height}: ImageOptions.Width and Height resize all images to one size."));
        }
    }
}
