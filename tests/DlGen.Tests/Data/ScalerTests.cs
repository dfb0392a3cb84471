using System.Text;
using DlGen.Tests.Formats;

namespace DlGen.Tests.Data;

public sealed class ScalerTests
{
    [Fact]
    public void Standardizer_GivesMeanZeroAndVarianceOne()
    {
        Dataset data = Drawn(50, seed: 1);
        Dataset scaled = Standardizer.Fit(data).Apply(data);
        for (int column = 0; column < 3; column++)
        {
            double[] values = [.. Enumerable.Range(0, 50).Select(row => (double)DatasetTests.Inputs(scaled, row)[column])];
            Assert.Equal(0, values.Average(), 1e-6);
            Assert.Equal(1, values.Average(static value => value * value), 1e-5);
        }

        // sklearn.preprocessing.StandardScaler().fit([[1, 10, 5], [2, 20, 5], [6, 60, 5]]): mean_ and scale_, which are √(14/3) and ten times that, and 1 for the input that is always the same.
        Standardizer fitted = Standardizer.Fit(Dataset.FromArrays([1, 10, 5, 2, 20, 5, 6, 60, 5], [0, 1, 0]));
        Assert.Equal([3.0, 30, 5], fitted.Offset.ToArray());
        Assert.Equal([2.160246899469287, 21.602468994692867, 1], fitted.Divisor.ToArray().Select(static value => Math.Round(value, 14)), (a, b) => Math.Abs(a - b) < 1e-13);
        Assert.Equal("Standardizer of 3 inputs", fitted.ToString());
    }

    [Fact]
    public void MinMax_GivesItsRange()
    {
        Dataset data = Dataset.FromArrays([1, 10, 5, 2, 20, 5, 6, 60, 5], [0, 1, 0]);
        Dataset scaled = MinMax.Fit(data).Apply(data);
        Assert.Equal([0f, 0, 0], DatasetTests.Inputs(scaled, 0));
        Assert.Equal([0.2f, 0.2f, 0], DatasetTests.Inputs(scaled, 1));
        Assert.Equal([1f, 1, 0], DatasetTests.Inputs(scaled, 2));
        Dataset wide = MinMax.Fit(data, -1, 1).Apply(data);
        Assert.Equal([-1f, -1, -1], DatasetTests.Inputs(wide, 0));
        Assert.Equal([-0.6f, -0.6f, -1], DatasetTests.Inputs(wide, 1));
        Assert.Equal([1f, 1, -1], DatasetTests.Inputs(wide, 2));
        Fails("The range is 1 to 0; its ends must be finite, the lower one first. (Parameter 'low')", () => MinMax.Fit(data, 1, 0));
    }

    /// <summary>Every way of reading inputs gives the same bits as scaling them one by one in double precision.</summary>
    [Fact]
    public void EveryWayOfReading_GivesTheSameBits()
    {
        foreach (int size in (int[])[1, 7, 8, 31, 700])
        {
            var random = new Random(size);
            Dataset raw = size % 2 == 0
                ? Dataset.FromNpy(new MemoryStream(NpyTests.Npy("|u1", [20, size], [.. Enumerable.Range(0, 20 * size).Select(_ => (byte)random.Next(256))])), new MemoryStream(NpyTests.Npy("|b1", [20], new byte[20])))
                : Dataset.FromArrays([.. Enumerable.Range(0, 20 * size).Select(_ => random.NextSingle() * 1e4f)], new int[20]);
            Standardizer scaler = Standardizer.Fit(raw);
            Dataset data = scaler.Apply(raw);
            var batch = new float[20 * size];
            data.Batches(20).First().Inputs.CopyTo(batch);
            var doubles = new double[20 * size];
            data.Batches(20).First().Inputs.CopyTo(doubles);
            for (int row = 0; row < 20; row++)
            {
                float[] inputs = DatasetTests.Inputs(raw, row);
                float[] expected = [.. inputs.Select((value, column) => (float)((value - scaler.Offset[column]) / scaler.Divisor[column]))];
                scaler.Apply(inputs);
                Assert.Equal(expected, inputs);
                Assert.Equal(expected, DatasetTests.Inputs(data, row));
                Assert.Equal(expected, batch[(row * size)..((row + 1) * size)]);
                Assert.All(expected.Zip(doubles[(row * size)..((row + 1) * size)]), static pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            }
        }
    }

    /// <summary>A network that scales its inputs is to the bit the same as one that is given scaled ones, in whatever it does.</summary>
    [Fact]
    public void Preprocessing_ActsWhereverInputsEnter()
    {
        Dataset fit = Drawn(50, seed: 1);
        Dataset test = Drawn(30, seed: 2);
        Standardizer scaler = Standardizer.Fit(fit);
        var plain = new SmallClassifier(seed: 3);
        var own = new SmallClassifier(seed: 3) { Preprocessing = scaler };
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8, Validation = test };
        TrainingHistory expected = plain.Train(scaler.Apply(fit), new TrainingOptions { Epochs = 2, BatchSize = 8, Validation = scaler.Apply(test) });
        TrainingHistory got = own.Train(fit, options);
        Assert.Equal(expected.Epochs.Select(static epoch => (epoch.Loss, epoch.ValidationLoss)), got.Epochs.Select(static epoch => (epoch.Loss, epoch.ValidationLoss)));
        Assert.Equal(plain.Evaluate(scaler.Apply(test)).Loss, own.Evaluate(test).Loss);

        // Data that this scaler has scaled aren't scaled again.
        Assert.Equal(own.Evaluate(test).Loss, own.Evaluate(scaler.Apply(test)).Loss);

        float[] inputs = [.. Enumerable.Range(0, 30).SelectMany(row => DatasetTests.Inputs(test, row))];
        float[] scaled = [.. inputs];
        scaler.Apply(scaled);
        Assert.Equal(plain.Predict(scaled), own.Predict(inputs));
        Assert.Equal(plain.Classify(scaled.AsSpan(0, 3)), own.Classify(inputs.AsSpan(0, 3)));
        Assert.Equal(plain.GetActivations("relu1", scaled), own.GetActivations("relu1", inputs));
        var logits = new float[60];
        var ownLogits = new float[60];
        plain.PredictLogits(scaled, logits);
        own.PredictLogits(inputs, ownLogits);
        Assert.Equal(logits, ownLogits);
        plain.Forward(scaled);
        own.Forward(inputs);
        Assert.Equal(plain.GetOutputs(), own.GetOutputs());
        plain.Forward(scaler.Apply(fit).Batches(8, seed: 1).First().Inputs);
        own.Forward(fit.Batches(8, seed: 1).First().Inputs);
        Assert.Equal(plain.GetOutputs(), own.GetOutputs());

        var bytes = new byte[] { 0, 255, 7, 3, 1, 100 };
        float[] ofBytes = [.. bytes.Select(static value => value * (1f / 255f))];
        Assert.Equal(own.Predict(ofBytes), own.Predict((ReadOnlySpan<byte>)bytes));
        Assert.Equal(own.Classify(ofBytes.AsSpan(3)), own.Classify((ReadOnlySpan<byte>)bytes.AsSpan(3)));
    }

    [Fact]
    public void Preprocessing_OfSequencesAndDoubles()
    {
        var random = new Random(4);
        Dataset rows = Dataset.FromArrays([.. Enumerable.Range(0, 60).Select(_ => random.NextSingle() * 9)], [.. Enumerable.Range(0, 10).Select(static row => row % 2)]);
        MinMax scaler = MinMax.Fit(rows, -1, 1);
        var sequence = new SmallSequence(seed: 1);
        float[] expected = sequence.Predict(Scaled(scaler, rows));
        sequence.Preprocessing = scaler;
        Assert.Equal(expected, sequence.Predict([.. Enumerable.Range(0, 10).SelectMany(row => DatasetTests.Inputs(rows, row))]));

        Dataset values = Dataset.FromArrays([1, 10, 5, 2, 20, 5, 6, 60, 5], [0, 1, 0f], 3);
        var regression = new SmallRegression(seed: 1);
        double[] inputs = [1, 10, 5];
        Standardizer standardizer = Standardizer.Fit(values);
        standardizer.Apply(inputs);
        double[] wanted = regression.Predict(inputs);
        regression.Preprocessing = standardizer;
        Assert.Equal(wanted, regression.Predict([1, 10, 5]));
        Assert.Equal(regression.Evaluate(values).Loss, regression.Evaluate(standardizer.Apply(values)).Loss);
    }

    [Fact]
    public void File_KeepsTheScaler()
    {
        using var culture = new OtherCulture();
        using var folder = new TemporaryFolder();
        foreach (Scaler scaler in (Scaler[])[Standardizer.Fit(Drawn(50, seed: 1)), MinMax.Fit(Drawn(50, seed: 2), -1, 1), Standardizer.Fit(Missing)])
        {
            var net = new SmallClassifier(seed: 3) { Preprocessing = scaler };
            net.Save(folder["net.safetensors"]);
            var stream = new MemoryStream();
            net.Save(stream);
            foreach (SmallClassifier again in (SmallClassifier[])[SmallClassifier.Load(folder["net.safetensors"]), SmallClassifier.Load(stream.ToArray()), SmallClassifier.Load(new MemoryStream(stream.ToArray())), net.Clone()])
            {
                Assert.Equal(scaler, again.Preprocessing);
                Assert.Equal(scaler.GetHashCode(), again.Preprocessing!.GetHashCode());
                Assert.Equal(scaler.FillsMissing, again.Preprocessing.FillsMissing);
                Assert.Equal(net.Predict([1, 2, 3]), again.Predict([1, 2, 3]));
            }

            Assert.NotEqual(scaler, MinMax.Fit(Drawn(50, seed: 9)));
        }

        new SmallClassifier().Save(folder["plain.safetensors"]);
        Assert.Null(SmallClassifier.Load(folder["plain.safetensors"]).Preprocessing);
    }

    [Theory]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":[3,1],\"divisor\":[3,0]}", "a divisor is 0")]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":[2,1],\"divisor\":[3,1]}", "it is of 2 inputs; the network has 3")]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":[2000000000,1],\"divisor\":[3,1]}", "it is of more inputs than the 3 of the network")]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":[3,1e999],\"divisor\":[3,1]}", "")]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":[3],\"divisor\":[3,1]}", "a run without its number")]
    [InlineData("{\"kind\":\"whitener\",\"offset\":[3,1],\"divisor\":[3,1]}", "it is of kind 'whitener'")]
    [InlineData("{\"kind\":\"standardizer\",\"offset\":3}", "")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    public void WrongScalerInAFile_IsRefused(string text, string reason)
    {
        var stream = new MemoryStream();
        var net = new SmallClassifier();
        Formats.SafeTensors(stream, net, ("dlgen.preprocessing.v1", text));
        string message = Assert.Throws<InvalidDataException>(() => SmallClassifier.Load(stream.ToArray())).Message;
        Assert.StartsWith("the bytes: what it says of the scaling of inputs (dlgen.preprocessing.v1) can't be read: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_HaveOneMeanEach()
    {
        byte[] pixels = [0, 51, 102, 153, 255, 0, 255, 0, 51, 51, 51, 51, 0, 0, 0, 0];
        Dataset images = Dataset.FromNpy(new MemoryStream(NpyTests.Npy("|u1", [2, 2, 2, 2], pixels)), new MemoryStream(NpyTests.Npy("|b1", [2], [0, 1])));
        Standardizer fitted = Standardizer.FitChannels(images);
        double[] first = [0, 0.2, 0.4, 0.6, 0.2, 0.2, 0.2, 0.2];
        Assert.All(Enumerable.Range(0, 4), index => Assert.Equal(first.Average(), fitted.Offset[index], 1e-12));
        Assert.All(Enumerable.Range(4, 4), index => Assert.Equal(0.25, fitted.Offset[index], 1e-12));
        Assert.Equal(Math.Sqrt(first.Average(value => (value - first.Average()) * (value - first.Average()))), fitted.Divisor[0], 1e-12);

        Standardizer given = Standardizer.OfChannels(images.InputShape, means: [0.5, 0.25], deviations: [0.1, 0.2]);
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25], given.Offset.ToArray());
        Fails("There are 1 means and 1 deviations for the 2 channels of [2, 2, 2]. (Parameter 'means')", () => Standardizer.OfChannels([2, 2, 2], [0], [1]));
        Fails("Inputs of shape [4] are no images; those have [C, H, W] or [H, W].", () => Standardizer.OfChannels([4], [0], [1]));
        Fails("Channel 0 has mean 0 and deviation 0; both must be finite, and the deviation above 0. (Parameter 'deviations')", () => Standardizer.OfChannels([2, 2], [0], [0]));
    }

    private static Dataset Missing => Dataset.FromCsv(
        new MemoryStream(Encoding.UTF8.GetBytes("a,b,c,y\n1,10,5,0\n,20,5,1\n6,NA,5,0\n2,60,,1\n")), "y", new CsvOptions { Missing = MissingValues.Keep });

    /// <summary>A missing value becomes the mean of the training part, in training as in predictions.</summary>
    [Fact]
    public void MissingValues_BecomeTheMean()
    {
        Standardizer scaler = Standardizer.Fit(Missing);
        Assert.True(scaler.FillsMissing);
        Assert.Equal([3.0, 30, 5], scaler.Offset.ToArray());
        Dataset scaled = scaler.Apply(Missing);
        Assert.Equal(0, DatasetTests.Inputs(scaled, 1)[0]);
        Assert.Equal(0, DatasetTests.Inputs(scaled, 2)[1]);
        Assert.Equal(0.04f, DatasetTests.Inputs(MinMax.Fit(Missing).Apply(Missing), 2)[1] - 0.36f, 1e-6f);

        var net = new SmallClassifier { Preprocessing = scaler };
        Assert.True(double.IsFinite(net.Train(Missing, new TrainingOptions { Epochs = 1 }).Epochs[0].Loss));
        Assert.Equal(net.Predict([3, 30, 5]), net.Predict([float.NaN, float.NaN, 5]));
        Assert.Contains("row 1, input 'a' is missing", Assert.Throws<ArgumentException>(() => new SmallClassifier().Train(Missing)).Message, StringComparison.Ordinal);

        // A scaler that has never seen one missing has nothing to put in its place.
        net.Preprocessing = Standardizer.Fit(Drawn(9, seed: 1));
        Assert.Contains("row 1, input 'a' is missing", Assert.Throws<ArgumentException>(() => net.Train(Missing)).Message, StringComparison.Ordinal);
        Assert.All(net.Predict([float.NaN, 30, 5]), static value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Dataset data = Drawn(50, seed: 1);
        (Dataset fit, _, Dataset test) = data.Split(0.6, 0.2, 0.2, seed: 1);
        Standardizer scaler = Standardizer.Fit(data);
        Fails("The dataset's inputs have 1 values; the scaler was fitted on inputs of 3.", () => scaler.Apply(Dataset.FromArrays([1, 2], [0, 1])));
        Fails("The dataset is scaled already, by a Standardizer of 3 inputs.", () => scaler.Apply(scaler.Apply(data)));
        Fails("The dataset is scaled already, by a Standardizer of 3 inputs. (Parameter 'data')", () => MinMax.Fit(scaler.Apply(data)));
        Fails("The dataset is a test part: a scaler is fitted on the training part. (Parameter 'data')", () => MinMax.Fit(test));
        Fails("4 inputs were given; an example has 3. (Parameter 'inputs')", () => scaler.Apply(new float[4]));
        Fails("SmallSequence takes inputs of 6 values; the scaler was fitted on inputs of 3. (Parameter 'value')", () => new SmallSequence { Preprocessing = scaler });
        var net = new SmallClassifier { Preprocessing = MinMax.Fit(fit) };
        Fails(
            "SmallClassifier: the dataset is scaled by another Standardizer than the network's Preprocessing. Give the network data that aren't scaled: it scales them itself.",
            () => net.Train(scaler.Apply(fit)));

        // The scaler has seen the test part.
        string rows = string.Join(", ", test.FindSharedRows(data));
        string message = $"The scaler was fitted on 10 rows of this test part, by the numbers of the dataset that was split: {rows}. Fit it on the training part alone.";
        Fails(message, () => scaler.Apply(test));
        net.Preprocessing = scaler;
        Fails(message, () => net.Evaluate(test));
        net.Preprocessing = Standardizer.Fit(fit);
        net.Evaluate(test);
        Assert.Equal(
            "The inputs are scaled by a Standardizer of 3 inputs: call WithInputs before they are.",
            Assert.Throws<InvalidOperationException>(() => scaler.Apply(data).WithInputs(new float[50])).Message);
    }

    /// <summary>A prediction, a step of the loop and an evaluation don't allocate more because inputs are scaled.</summary>
    [Fact]
    public void Predictions_AllocateNothing()
    {
        Dataset fit = Drawn(48, seed: 1);
        var net = new SmallClassifier { Preprocessing = Standardizer.Fit(fit) };
        var inputs = new float[30];
        var outputs = new float[20];
        BatchSequence batches = fit.Batches(8, seed: 1);
        var bytes = new byte[30];
        for (int turn = 0; turn < 5; turn++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            net.Predict(inputs, outputs, threads: 1);
            net.Predict((ReadOnlySpan<byte>)bytes, outputs, threads: 1);
            _ = net.Classify(inputs.AsSpan(0, 3));
            foreach (Batch batch in batches)
            {
                net.Forward(batch.Inputs);
                net.ComputeLoss(batch.Targets);
                net.Backward();
            }

            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(turn < 3 || after == before, $"{after - before} bytes");
        }
    }

    private static float[] Scaled(Scaler scaler, Dataset data)
    {
        float[] inputs = [.. Enumerable.Range(0, data.Count).SelectMany(row => DatasetTests.Inputs(data, row))];
        scaler.Apply(inputs);
        return inputs;
    }

    private static Dataset Drawn(int count, int seed)
    {
        var random = new Random(seed);
        return Dataset.FromArrays(
            [.. Enumerable.Range(0, 3 * count).Select(index => ((index % 3) * 10) + (random.NextSingle() * 100))], [.. Enumerable.Range(0, count).Select(static row => row % 2)]);
    }

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);

    private static class Formats
    {
        public static void SafeTensors(Stream stream, INetwork<float> net, params (string Key, string Text)[] more) =>
            DlGen.Formats.SafeTensorsFile.Write(stream, net.Runtime.State, net.Runtime.Model.Description, more);
    }
}
