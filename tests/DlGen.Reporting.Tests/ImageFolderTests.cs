using DlGen.Images;
using SkiaSharp;

namespace DlGen.Reporting.Tests;

public sealed class ImageFolderTests : IDisposable
{
    private readonly Images images = new();

    public void Dispose() => images.Dispose();

    [Fact]
    public void Images_AreBytesChannelByChannelWithTheClassOfTheirFolder()
    {
        images.Add("Zebra/1.png", 3, 2, number: 1);
        images.Add("ant/b.png", 3, 2, number: 3);
        images.Add("ant/B.png", 3, 2, number: 2);
        images.Add("ant/.hidden", [1]);
        images.Add("ant/Thumbs.db", [1]);
        images.Add("README.txt", [1]);

        Dataset data = ImageFolder.Load(images.Folder);

        Assert.Equal([3, 2, 3], data.InputShape.ToArray());
        Assert.True(data.HasByteInputs);
        Assert.Equal(["Zebra", "ant"], data.ClassNames);
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(data.GetLabel));
        Assert.Equal(["1.png", "B.png", "b.png"], data.GetSideColumn(ImageFolder.FileColumn).Select(Path.GetFileName));
        for (int row = 0; row < 3; row++)
        {
            AssertIs((x, y) => Images.ColorAt(x, y, row + 1), 3, 2, data.GetInputBytes(row));
        }
    }

    [Fact]
    public void Gray_IsTheWeightedSumOfTheChannels()
    {
        images.Add("a/1.png", 4, 3);

        ReadOnlySpan<byte> gray = ImageFolder.Load(images.Folder, new ImageOptions { Channels = ImageChannels.Gray }).GetInputBytes(0);

        for (int pixel = 0; pixel < 12; pixel++)
        {
            SKColor color = Images.ColorAt(pixel % 4, pixel / 4, 0);
            Assert.Equal((0.30 * color.Red) + (0.59 * color.Green) + (0.11 * color.Blue), gray[pixel], 1.5);
        }

        Assert.Equal([1, 3, 4], ImageFolder.Load(images.Folder, new ImageOptions { Channels = ImageChannels.Gray }).InputShape.ToArray());
    }

    [Fact]
    public void Jpeg_IsAboutTheImage()
    {
        string path = images.Add("a/1.jpg", Images.Encode(4, 3, format: SKEncodedImageFormat.Jpeg));
        using var reference = SKBitmap.Decode(path);

        byte[] read = ImageFolder.ReadImage(path, new ImageOptions { Channels = ImageChannels.Gray });

        // Its brightness: decoders are free in how they spread colors, of which a JPEG has one for four pixels.
        for (int pixel = 0; pixel < 12; pixel++)
        {
            SKColor color = reference.GetPixel(pixel % 4, pixel / 4);
            Assert.Equal((0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue), read[pixel], 6.0);
        }
    }

    [Theory]
    [InlineData(7, 5, 3, 2)]
    [InlineData(7, 5, 14, 11)]
    [InlineData(5, 5, 1, 1)]
    [InlineData(1, 1, 4, 3)]
    [InlineData(6, 4, 3, 8)]
    public void Resize_IsTheTriangleFilterOverBothAxes(int width, int height, int newWidth, int newHeight)
    {
        var random = new Random(1);
        var values = new byte[width * height * 3];
        random.NextBytes(values);

        Pixels resized = Resampling.Resize(new Pixels(width, height, 3, values), newWidth, newHeight);

        for (int y = 0; y < newHeight; y++)
        {
            for (int x = 0; x < newWidth; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    double sum = 0, weights = 0;
                    for (int oldY = 0; oldY < height; oldY++)
                    {
                        for (int oldX = 0; oldX < width; oldX++)
                        {
                            double weight = Triangle(x, oldX, width, newWidth) * Triangle(y, oldY, height, newHeight);
                            sum += weight * values[(((oldY * width) + oldX) * 3) + channel];
                            weights += weight;
                        }
                    }

                    Assert.Equal(sum / weights, resized.Values[(((y * newWidth) + x) * 3) + channel], 0.501);
                }
            }
        }
    }

    [Fact]
    public void Crop_KeepsTheMiddle()
    {
        images.Add("a/wide.png", 6, 2);
        images.Add("a/high.png", 2, 5);

        Dataset data = ImageFolder.Load(images.Folder, new ImageOptions { Width = 2, Height = 2, Fit = ImageFit.Crop });

        AssertIs(static (x, y) => Images.ColorAt(x, y + 1, 0), 2, 2, data.GetInputBytes(0));
        AssertIs(static (x, y) => Images.ColorAt(x + 2, y, 0), 2, 2, data.GetInputBytes(1));
    }

    [Fact]
    public void ReadImage_GivesTheBytesThatTheNetworkWasTrainedOn()
    {
        for (int number = 0; number < 6; number++)
        {
            images.Add($"{(number % 2 == 0 ? "cat" : "dog")}/{number}.png", 9, 8, number: 30 * number);
        }

        var options = new ImageOptions { Width = 5, Height = 6 };
        Dataset data = ImageFolder.Load(images.Folder, options);
        var net = new Pets(seed: 1);
        net.Train(data, new TrainingOptions { Epochs = 2 });

        for (int row = 0; row < data.Count; row++)
        {
            byte[] image = ImageFolder.ReadImage(data.GetSideColumn(ImageFolder.FileColumn)[row], options);
            Assert.Equal(data.GetInputBytes(row), image);
            Assert.InRange(net.Classify(image), 0, 1);
        }
    }

    [Fact]
    public void ClassNames_GiveASecondFolderTheLabelsOfTheFirst()
    {
        images.Add("cow/1.png", 2, 2);
        images.Add("ant/1.png", 2, 2);

        Dataset data = ImageFolder.Load(images.Folder, new ImageOptions { ClassNames = ["cow", "bee", "ant"] });

        Assert.Equal([0, 2], Enumerable.Range(0, 2).Select(data.GetLabel));
        Assert.Equal(["cow", "bee", "ant"], data.ClassNames);
        AssertSays<ArgumentException>("there is no class 'ant'; did you mean 'aunt'?", new ImageOptions { ClassNames = ["cow", "aunt"] });
        AssertSays<ArgumentException>("'cow' is named twice", new ImageOptions { ClassNames = ["cow", "cow"] });
    }

    [Fact]
    public void WrongFolder_IsNamed()
    {
        Assert.Contains("there is no such folder", Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Load(Path.Combine(images.Folder, "none"))).Message);
        AssertSays<InvalidDataException>("has no sub-folders; each class needs one");
        string file = images.Add("a/1.png", 2, 2);
        Assert.Contains("this is a file", Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Load(file)).Message);
        Directory.CreateDirectory(Path.Combine(images.Folder, "b"));
        AssertSays<InvalidDataException>($"{Path.Combine(images.Folder, "b")}: the folder is empty");
        images.Add("b/inner/1.png", 2, 2);
        AssertSays<InvalidDataException>($"{Path.Combine(images.Folder, "b", "inner")}: there is a folder in that of a class");
    }

    [Fact]
    public void OtherSize_IsNamedWithBothSizesAndWhatToDo()
    {
        string first = images.Add("a/1.png", 2, 2);
        images.Add("a/2.png", 2, 2);
        string other = images.Add("b/3.png", 4, 3);
        images.Add("b/4.png", 5, 5);

        AssertSays<InvalidDataException>($"{other} has 4×3 pixels, {first} 2×2: ImageOptions.Width and Height resize");
    }

    [Fact]
    public void WrongSizeOption_IsNamed()
    {
        images.Add("a/1.png", 2, 2);

        AssertSays<ArgumentException>("Only the width is given (8)", new ImageOptions { Width = 8 });
        Assert.Contains("Height is 0; it must be at least 1", Assert.Throws<ArgumentOutOfRangeException>(static () => new ImageOptions { Height = 0 }).Message);
        AssertSays<ArgumentException>("more than an array can hold", new ImageOptions { Width = 100_000, Height = 100_000 });
    }

    [Fact]
    public void UnreadableFile_IsNamed()
    {
        byte[] png = Images.Encode(20, 20);
        byte[] jpeg = Images.Encode(20, 20, format: SKEncodedImageFormat.Jpeg);
        var contents = new (string Name, byte[] Content, string Message)[]
        {
            ("empty.png", [], "the file is empty, or it is a pipe or a device."),
            ("text.png", "not an image at all, but text"u8.ToArray(), "can be read"),
            ("webp.webp", Images.Encode(4, 4, format: SKEncodedImageFormat.Webp), "PNG, JPEG and BMP"),
            ("cut.png", png[..(png.Length - 40)], "damaged or cut short"),
            ("cut.jpg", jpeg[..(jpeg.Length - 20)], "cut short"),
            ("lost.jpg", [.. jpeg[..4], 0xFF, 0xFF, .. jpeg[6..]], "can"),
            ("huge.png", WithSize(png, 12_000), "12000×12000 pixels; 134217728 together"),
            ("large.png", WithSize(png, 9_000), "bytes can't have 9000×9000 pixels"),
        };

        Assert.All(contents, file =>
        {
            string path = images.Add($"a/{file.Name}", file.Content);
            string message = Assert.Throws<InvalidDataException>(() => ImageFolder.Load(images.Folder)).Message;
            Assert.StartsWith($"{path}: ", message, StringComparison.Ordinal);
            Assert.Contains(file.Message, message, StringComparison.Ordinal);
            File.Delete(path);
        });
        Assert.Throws<FileNotFoundException>(() => ImageFolder.ReadImage(Path.Combine(images.Folder, "none.png")));
    }

    /// <summary>Opening a pipe that nobody writes to would never return.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pipe_IsRefused(bool isLinked)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string pipe = images.Add("a/x.png", []);
        File.Delete(pipe);
        string made = isLinked ? Path.Combine(images.Folder, "pipe") : pipe;
        using (var process = System.Diagnostics.Process.Start("mkfifo", [made]))
        {
            process.WaitForExit();
        }

        if (isLinked)
        {
            File.CreateSymbolicLink(pipe, made);
        }

        AssertSays<InvalidDataException>($"{pipe}: the file is empty, or it is a pipe or a device.");
        Assert.Throws<InvalidDataException>(() => ImageFolder.ReadImage(pipe));
    }

    [Fact]
    public void LinkedImage_IsRead()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string image = images.Add("a/1.png", 2, 2);
        File.CreateSymbolicLink(Path.Combine(images.Folder, "a", "2.png"), image);
        Assert.Equal(2, ImageFolder.Load(images.Folder).Count);
    }

    [Fact]
    public void DamagedFiles_AreReadOrRefusedByName()
    {
        byte[][] files =
        [
            Images.Encode(9, 7), Images.Encode(9, 7, format: SKEncodedImageFormat.Jpeg), Bitmap(9, 7),
        ];
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            byte[] file = [.. files[round % files.Length]];
            for (int change = 0; change <= random.Next(4); change++)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            string path = images.Add("a/file", random.Next(4) == 0 ? file[..random.Next(file.Length)] : file);
            Exception? error = Record.Exception(() => ImageFolder.ReadImage(path));
            Assert.True(error is null || (error is InvalidDataException && error.Message.StartsWith(path, StringComparison.Ordinal)), $"round {round}: {error}");
        }
    }

    [Fact]
    public void FromBytes_CopiesAndChecks()
    {
        byte[] pixels = [.. Enumerable.Range(0, 24).Select(static value => (byte)value)];
        Dataset data = Dataset.FromBytes(pixels, [1, 0], [3, 2, 2], ["a", "b"]);
        pixels[0] = 99;

        Assert.Equal([.. Enumerable.Range(0, 12).Select(static value => (byte)value)], data.GetInputBytes(0).ToArray());
        Assert.Equal([3, 2, 2], data.InputShape.ToArray());
        Assert.Equal(["a", "b"], data.ClassNames);
        AssertRefuses("24 bytes; 3 examples of shape [3, 2, 2] have 3 · 12 = 36", () => Dataset.FromBytes(pixels, [0, 0, 0], [3, 2, 2]));
        AssertRefuses("count is 0", () => Dataset.FromBytes([], [], [1]));
        AssertRefuses("[3, 0]", () => Dataset.FromBytes(pixels, [0], [3, 0]));
        AssertRefuses("at least one axis", () => Dataset.FromBytes(pixels, [0], []));
        AssertRefuses("more than an array can hold", () => Dataset.FromBytes(pixels, [0], [1 << 20, 1 << 20, 1 << 20]));
        AssertRefuses("'a' is named twice", () => Dataset.FromBytes(pixels, [0, 1], [12], ["a", "a"]));
        AssertRefuses("Row 1 has label 2; there are names for classes 0 to 1", () => Dataset.FromBytes(pixels, [0, 2], [12], ["a", "b"]));
    }

    private static void AssertRefuses(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private void AssertSays<TException>(string message, ImageOptions? options = null)
        where TException : Exception => Assert.Contains(message, Assert.Throws<TException>(() => ImageFolder.Load(images.Folder, options)).Message, StringComparison.Ordinal);

    private static void AssertIs(Func<int, int, SKColor> expected, int width, int height, ReadOnlySpan<byte> bytes)
    {
        Assert.Equal(3 * width * height, bytes.Length);
        for (int pixel = 0; pixel < width * height; pixel++)
        {
            SKColor color = expected(pixel % width, pixel / width);
            Assert.Equal((color.Red, color.Green, color.Blue), (bytes[pixel], bytes[(width * height) + pixel], bytes[(2 * width * height) + pixel]));
        }
    }

    /// <summary>What an old pixel counts for in a new one: 1 at the same place, falling to 0 over a pixel of whichever grid is coarser.</summary>
    /// <summary>A decoder would fill in what is missing, with black or with what lay in memory before.</summary>
    [Fact]
    public void FilesCutShort_AreRefused()
    {
        foreach ((string name, byte[] file) in new[] { ("cut.bmp", Bitmap(4, 4)), ("cut.png", Images.Encode(4, 4)), ("cut.jpg", Images.Encode(4, 4, format: SKEncodedImageFormat.Jpeg)) })
        {
            string path = Path.Combine(Directory.CreateTempSubdirectory("dlgen").FullName, name);
            File.WriteAllBytes(path, file);
            Assert.Equal(3 * 16, ImageFolder.ReadImage(path, new ImageOptions { Channels = ImageChannels.Rgb }).Length);
            for (int length = 0; length < file.Length - (name == "cut.png" ? 8 : 0); length++)
            {
                File.WriteAllBytes(path, file[..length]);
                Exception? refused = Record.Exception(() => ImageFolder.ReadImage(path, new ImageOptions { Channels = ImageChannels.Rgb }));
                Assert.True(refused is InvalidDataException && refused.Message.StartsWith(path, StringComparison.Ordinal), $"{name} cut to {length} of {file.Length} bytes: {refused}");
            }

            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>An uncompressed TGA image, in which a decoder can't see that its end is missing.</summary>
    [Fact]
    public void OtherFormats_AreRefused()
    {
        byte[] file = new byte[18 + (3 * 16)];
        (file[2], file[12], file[14], file[16]) = (2, 4, 4, 24);
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        Assert.Equal($"{path}: this is no image that can be read; PNG, JPEG and BMP can.", Assert.Throws<InvalidDataException>(() => ImageFolder.ReadImage(path, new ImageOptions())).Message);
        File.Delete(path);
    }

    private static double Triangle(int pixel, int old, int oldCount, int newCount)
    {
        double scale = (double)oldCount / newCount;
        return Math.Max(0, 1 - (Math.Abs(old + 0.5 - ((pixel + 0.5) * scale)) / Math.Max(scale, 1)));
    }

    /// <summary>A PNG whose header claims another size.</summary>
    private static byte[] WithSize(byte[] png, int side)
    {
        byte[] changed = [.. png];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(16), side);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(20), side);
        return changed;
    }

    /// <summary>A BMP file of zeros.</summary>
    private static byte[] Bitmap(int width, int height)
    {
        int row = (3 * width + 3) / 4 * 4;
        var file = new byte[54 + (row * height)];
        "BM"u8.CopyTo(file);
        foreach ((int at, int value) in new[] { (2, file.Length), (10, 54), (14, 40), (18, width), (22, height), (26, 1 | (24 << 16)) })
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }

        return file;
    }
}
