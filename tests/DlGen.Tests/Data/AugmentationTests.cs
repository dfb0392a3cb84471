namespace DlGen.Tests.Data;

public sealed class AugmentationTests
{
    private static readonly Augmentation Everything =
        new Augmentation(seed: 7).Shift(1).FlipHorizontally().Rotate(20).Crop(0.8).FlipVertically(0.3).Noise(0.1);

    [Fact]
    public void Changes_DependOnSeedEpochAndExampleAlone()
    {
        Dataset images = Images(20).WithAugmentation(Everything);
        Dictionary<int, float[]> first = ByExample(images, epoch: 3);
        foreach (int batchSize in (int[])[1, 7, 20])
        {
            Assert.Equal(first.OrderBy(static pair => pair.Key), ByExample(images, epoch: 3, batchSize).OrderBy(static pair => pair.Key));
        }

        // A part of a split has the same examples, and others come at another epoch or seed.
        Assert.All(ByExample(images.Split(0.5, 0.5).Second, epoch: 3), pair => Assert.Equal(first[pair.Key], pair.Value));
        Assert.All(ByExample(images, epoch: 4), pair => Assert.NotEqual(first[pair.Key], pair.Value));
        Assert.All(ByExample(Images(20).WithAugmentation(new Augmentation(seed: 8).Noise(0.1)), epoch: 3), pair => Assert.NotEqual(first[pair.Key], pair.Value));
        Assert.Equal(20, first.Values.Select(static values => string.Join(' ', values)).Distinct().Count());
    }

    /// <summary>A training gives the same bits on any number of threads, and the same as the loop written out.</summary>
    [Fact]
    public void Training_IsTheSameOnAnyNumberOfThreads()
    {
        Dataset images = Images(100).WithAugmentation(Everything);
        Standardizer scaler = Standardizer.FitChannels(images);
        float[] Trained(int threads)
        {
            var net = new WideImages(seed: 1) { Preprocessing = scaler };
            net.Train(images, new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = 5, Threads = threads, Optimizer = new Sgd(0.1f) });
            return net.Linear1.Weight.ToArray();
        }

        float[] expected = Trained(1);
        Assert.Equal(expected, Trained(2));
        Assert.Equal(expected, Trained(4));

        var loop = new WideImages(seed: 1) { Preprocessing = scaler };
        BoundOptimizer<float> optimizer = new Sgd(0.1f).For(loop);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in images.Batches(16, seed: 5 + epoch))
            {
                loop.Forward(batch.Inputs);
                loop.ComputeLoss(batch.Targets);
                loop.Backward();
                optimizer.Step();
            }
        }

        Assert.Equal(expected, loop.Linear1.Weight.ToArray());
        var plain = new WideImages(seed: 1) { Preprocessing = scaler };
        plain.Train(Images(100), new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = 5, Optimizer = new Sgd(0.1f) });
        Assert.NotEqual(expected, plain.Linear1.Weight.ToArray());
    }

    /// <summary>Networks in double precision see the same numbers as those in single.</summary>
    [Fact]
    public void Doubles_GetTheSame()
    {
        Dataset images = Standardizer.FitChannels(Images(10)).Apply(Images(10).WithAugmentation(Everything));
        BatchInputs inputs = images.Batches(10, seed: 2).First().Inputs;
        var floats = new float[300];
        var doubles = new double[300];
        inputs.CopyTo(floats);
        inputs.CopyTo(doubles);
        Assert.All(floats.Zip(doubles), static pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        var single = new SmallImages(seed: 1);
        var wide = new SmallImagesInDouble(seed: 1);
        single.Forward(inputs);
        wide.Forward(inputs);
        float[] outputs = single.GetOutputs();
        double[] wideOutputs = wide.GetOutputs();
        single.Forward(floats);
        wide.Forward(doubles);
        Assert.Equal(outputs, single.GetOutputs());
        Assert.Equal(wideOutputs, wide.GetOutputs());
    }

    [Fact]
    public void EvaluationAndPrediction_SeeInputsAsTheyAre()
    {
        var net = new SmallImages(seed: 1);
        Assert.Equal(net.Evaluate(Images(22)).Loss, net.Evaluate(Images(22).WithAugmentation(Everything)).Loss);
        Assert.Equal(DatasetTests.Inputs(Images(20), 3), DatasetTests.Inputs(Images(20).WithAugmentation(Everything), 3));
        TrainingHistory history = net.Train(Images(30), new TrainingOptions { Epochs = 1, Validation = Images(22).WithAugmentation(Everything) });
        Assert.Equal(net.Evaluate(Images(22)).Loss, history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void Shift_MovesPixelsAndFills()
    {
        float[] image = [1, 2, 3, 4, 5, 6];
        var seen = new HashSet<string>();
        for (int epoch = 0; epoch < 300; epoch++)
        {
            float[] changed = Changed(image, [2, 3], new Augmentation(seed: 1).Shift(1, fill: -1), epoch);
            seen.Add(string.Join(' ', changed));
            bool isOne = false;
            for (int down = -1; down <= 1; down++)
            {
                for (int right = -1; right <= 1; right++)
                {
                    float[] shifted = [.. Enumerable.Range(0, 6).Select(index => (index / 3) - down is >= 0 and < 2 && (index % 3) - right is >= 0 and < 3 ? image[((index / 3 - down) * 3) + (index % 3) - right] : -1)];
                    isOne |= shifted.SequenceEqual(changed);
                }
            }

            Assert.True(isOne, string.Join(' ', changed));
        }

        Assert.Equal(9, seen.Count);
        Assert.All(Enumerable.Range(0, 50), epoch => Assert.All(Changed(image, [2, 3], new Augmentation().Shift(5, 9, fill: 4), epoch), static value => Assert.InRange(value, 1, 6)));
    }

    [Fact]
    public void Flips_MirrorEachChannel()
    {
        float[] image = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal([2f, 1, 4, 3, 6, 5, 8, 7], Changed(image, [2, 2, 2], new Augmentation().FlipHorizontally(1), 0));
        Assert.Equal([3f, 4, 1, 2, 7, 8, 5, 6], Changed(image, [2, 2, 2], new Augmentation().FlipVertically(1), 0));
        Assert.Equal(image, Changed(image, [2, 2, 2], new Augmentation().FlipVertically(0).FlipHorizontally(0), 0));
        int flipped = Enumerable.Range(0, 2000).Count(epoch => Changed(image, [2, 2, 2], new Augmentation(seed: 3).FlipHorizontally(), epoch)[0] == 2);
        Assert.InRange(flipped, 900, 1100);
    }

    [Fact]
    public void Rotation_TurnsAroundTheMiddle()
    {
        // A quarter: the angle is drawn, so a step of the test's own fixes it. Nothing is left of an image that is turned by 0.
        float[] image = [.. Enumerable.Range(0, 25).Select(static index => (float)index)];
        Assert.Equal(image, Changed(image, [5, 5], new Augmentation().Rotate(0), 3));
        float[] turned = Changed(image, [5, 5], new Augmentation(seed: 2).Rotate(30), 1);
        Assert.Equal(12, turned[12], 1e-4);
        Assert.NotEqual(image, turned);

        // A plane stays a plane: the value at a place is that of the place it came from.
        var random = new AugmentationRandom(2, 1, 0, 0);
        (double sin, double cos) = Math.SinCos(random.Next(-30.0, 30) * Math.PI / 180);
        for (int row = 1; row < 4; row++)
        {
            for (int column = 1; column < 4; column++)
            {
                double y = 2 + (cos * (row - 2)) - (sin * (column - 2));
                double x = 2 + (sin * (row - 2)) + (cos * (column - 2));
                Assert.Equal((5 * y) + x, turned[(row * 5) + column], 1e-4);
            }
        }
    }

    [Fact]
    public void Crop_EnlargesAWindow()
    {
        float[] image = [.. Enumerable.Range(0, 30).Select(static index => (float)index)];
        Assert.Equal(image, Changed(image, [6, 5], new Augmentation().Crop(1), 3));
        for (int epoch = 0; epoch < 100; epoch++)
        {
            // A plane stays a plane, with the slope of the window: the same part of both sides.
            float[] changed = Changed(image, [6, 5], new Augmentation(seed: 2).Crop(0.4), epoch);
            float slope = changed[1] - changed[0];
            Assert.InRange(slope, 0.4f - 1e-4f, 1);
            Assert.All(Enumerable.Range(0, 24), index => Assert.Equal(5 * slope, changed[index + 5] - changed[index], 1e-3f));
            Assert.All(changed, static value => Assert.InRange(value, 0, 29));
        }
    }

    [Fact]
    public void Noise_IsNormal()
    {
        double[] noise = [.. Enumerable.Range(0, 400).SelectMany(epoch => Changed(new float[25], [25], new Augmentation(seed: 4).Noise(0.5), epoch)).Select(static value => (double)value)];
        Assert.InRange(noise.Average(), -0.02, 0.02);
        Assert.InRange(noise.Average(static value => value * value), 0.24, 0.26);
        Assert.InRange(noise.Count(static value => Math.Abs(value) > 1) / 10_000.0, 0.035, 0.056);
    }

    [Fact]
    public void StepsOfOnesOwn_Compose()
    {
        Dataset images = Images(4).WithAugmentation(new Augmentation().Then(new Negative()).Then(new Negative()));
        Dataset once = Images(4).WithAugmentation(new Augmentation().Then(new Negative()));
        Assert.Equal(ByExample(Images(4), 0).OrderBy(static pair => pair.Key), ByExample(images, 0).OrderBy(static pair => pair.Key));
        Assert.Equal(-ByExample(Images(4), 0)[2][5], ByExample(once, 0)[2][5]);
        Assert.Equal("Shift(1), FlipHorizontally(0.5), Rotate(20), Crop(0.8), FlipVertically(0.3), Noise(0.1) (seed 7)", Everything.ToString());
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        using var culture = new OtherCulture();
        Dataset flat = Dataset.FromArrays(new float[12], [0, 1]);
        Assert.Equal("Rotate(2.5) takes images [H, W] or [C, H, W]; the inputs' shape is [6].", Assert.Throws<ArgumentException>(() => flat.WithAugmentation(new Augmentation().Noise(1).Rotate(2.5))).Message);
        Assert.Equal(
            "The inputs are augmented by Noise(1) (seed 0): call WithInputs before they are.",
            Assert.Throws<InvalidOperationException>(() => flat.WithAugmentation(new Augmentation().Noise(1)).WithInputs(new float[2])).Message);
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => new Augmentation().FlipVertically(1.5));
        Assert.Throws<ArgumentOutOfRangeException>("degrees", () => new Augmentation().Rotate(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("smallest", () => new Augmentation().Crop(0));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => new Augmentation().Noise(-1));
        Assert.Throws<ArgumentOutOfRangeException>("vertical", () => new Augmentation().Shift(-1));
        Assert.Throws<ArgumentNullException>("step", () => new Augmentation().Then(null!));
        Assert.Null(flat.WithAugmentation(new Augmentation()).WithAugmentation(null).Augmentation);
    }

    [Fact]
    public void Steps_AllocateNothing()
    {
        Dataset images = Images(48).WithAugmentation(Everything);
        var net = new SmallImages { Preprocessing = Standardizer.FitChannels(images), Threads = 1 };
        BoundOptimizer<float> optimizer = new Sgd(0.1f).For(net);
        BatchSequence batches = images.Batches(8, seed: 1);
        for (int turn = 0; turn < 5; turn++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (Batch batch in batches)
            {
                net.Forward(batch.Inputs);
                net.ComputeLoss(batch.Targets);
                net.Backward();
                optimizer.Step();
            }

            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(turn < 3 || after == before, $"{after - before} bytes");
        }
    }

    private static float[] Changed(float[] image, int[] shape, Augmentation augmentation, int epoch)
    {
        float[] inputs = [.. image];
        return augmentation.Apply(inputs, new float[image.Length], shape, epoch, row: 0).ToArray();
    }

    /// <summary>What is trained on in an epoch, by the label, which is the example's number.</summary>
    private static Dictionary<int, float[]> ByExample(Dataset data, int epoch, int batchSize = 4)
    {
        var examples = new Dictionary<int, float[]>();
        foreach (Batch batch in data.Batches(batchSize, epoch))
        {
            var inputs = new float[batch.Count * data.InputSize];
            var labels = new int[batch.Count];
            batch.Inputs.CopyTo(inputs);
            batch.Targets.CopyLabelsTo(labels);
            for (int index = 0; index < batch.Count; index++)
            {
                examples.Add(labels[index], inputs[(index * data.InputSize)..((index + 1) * data.InputSize)]);
            }
        }

        return examples;
    }

    /// <summary>Images of 6 rows and 5 columns, as bytes. Those of up to 20 have their numbers as labels.</summary>
    private static Dataset Images(int count)
    {
        var random = new Random(count);
        byte[] pixels = [.. Enumerable.Range(0, 30 * count).Select(_ => (byte)random.Next(256))];
        int[] labels = [.. Enumerable.Range(0, count).Select(row => count == 20 || count == 4 ? row : row % 2)];
        return Dataset.FromNpy(new MemoryStream(NpyTests.Npy("|u1", [count, 6, 5], pixels)), new MemoryStream(NpyTests.Npy("<i4", [count], NpyTests.Bytes(labels))));
    }

    private sealed class Negative : AugmentationStep
    {
        public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
        {
            for (int index = 0; index < inputs.Length; index++)
            {
                changed[index] = -inputs[index];
            }
        }
    }
}
