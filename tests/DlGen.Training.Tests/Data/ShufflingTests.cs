using DlGen.Training.Tests.Resuming;

namespace DlGen.Training.Tests.Data;

/// <summary>The order of an epoch in blocks.</summary>
public sealed class ShufflingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Every order has each row once, and of so many blocks in a row all rows and no others; which blocks they are says a plain loop.</summary>
    [Fact]
    public void BlocksThatAreMixed_KeepTheirRows()
    {
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            int count = random.Next(2, 200);
            (int rows, int mixed) = (random.Next(2, 12), random.Next(1, 6));
            Dataset data = Numbered(count);
            if (round % 2 == 0)
            {
                (data, _) = data.Split(0.7, 0.3, seed: round);
            }

            // By the number of each example, which is its place in memory.
            int[] places = [.. Enumerable.Range(0, data.Count).Select(data.GetLabel).Order()];
            int[][] blocks = [.. places.Chunk(rows)];
            int[] order = Order(data.WithShuffling(Shuffling.InBlocks(rows, mixed)), seed: round);
            Assert.Equal(places, order.Order());
            if (rows * mixed >= data.Count)
            {
                Assert.Equal(Order(data.WithShuffling(Shuffling.Uniform), seed: round), order);
                continue;
            }

            var left = blocks.ToList();
            for (int first = 0; first < order.Length;)
            {
                // The last block may be shorter, and so what it is mixed with.
                int together = Math.Min(mixed, left.Count);
                int shorter = ((together - 1) * rows) + blocks[^1].Length;
                int length = Array.IndexOf(order, blocks[^1][0], first, shorter) >= 0 ? shorter : together * rows;
                int[] window = order[first..(first + length)];
                int[][] of = [.. left.Where(block => window.Contains(block[0]))];
                Assert.Equal(together, of.Length);
                Assert.Equal(of.SelectMany(static block => block).Order(), window.Order());
                left.RemoveAll(of.Contains);
                first += length;
            }

            Assert.Empty(left);
        }
    }

    /// <summary>A seed gives one order, on every platform and in every version.</summary>
    [Fact]
    public void Order_IsThatOfTheSeed()
    {
        Dataset data = Numbered(14).WithShuffling(Shuffling.InBlocks(rows: 3, mixed: 2));
        Assert.Equal("10 9 8 11 7 6 0 2 4 3 1 5 12 13", string.Join(" ", Order(data, seed: 0)));
        Assert.Equal("6 7 0 8 2 1 12 4 13 3 5 10 11 9", string.Join(" ", Order(data, seed: 1)));
        Assert.Equal(Order(data, seed: -1), Order(data, seed: -1));
    }

    /// <summary>Blocks and the rows within them come in all orders about as often.</summary>
    [Fact]
    public void Rows_ComeEverywhere()
    {
        Dataset data = Numbered(24).WithShuffling(Shuffling.InBlocks(rows: 4, mixed: 2));
        var firsts = new int[24];
        for (int seed = 0; seed < 2400; seed++)
        {
            firsts[Order(data, seed)[0]]++;
        }

        // 100 each; five standard deviations are 49.
        Assert.All(firsts, static count => Assert.InRange(count, 51, 149));
    }

    /// <summary>What is fetched at a place of the order has all rows up to the next place, wherever an epoch or a resumed training begins.</summary>
    [Fact]
    public void Fetched_IsAhead()
    {
        var random = new Random(2);
        for (int round = 0; round < 100; round++)
        {
            int count = random.Next(20, 400);
            (int rows, int mixed, int batch) = (random.Next(2, 9), random.Next(1, 5), random.Next(1, 20));
            var order = new EpochOrder(Numbered(count).WithShuffling(Shuffling.InBlocks(rows, mixed)));
            if (order.IsUniform)
            {
                continue;
            }

            order.Fill(round);
            int start = random.Next(count / batch) * batch;
            var fetched = new HashSet<int>();
            for (int place = start; place < count; place += batch)
            {
                // As the fetcher is asked: for what comes at the place, before the batch that ends there.
                (int first, int last) = order.BlocksFrom(place);
                Assert.InRange(last - first, 1, (2 * mixed) + (mixed / 8) + 3);
                for (int number = first; number < last; number++)
                {
                    fetched.UnionWith(order.RowsIn(number));
                }

                Assert.Subset(fetched, new HashSet<int>(order.Rows[place..Math.Min(place + Math.Min(batch, rows), count)]));
            }
        }
    }

    [Fact]
    public void MappedData_AreInBlocksWhereTheyAreLarge()
    {
        // 64 kB a row: eight rows are a block, and 64 blocks are 512 rows.
        Assert.Equal(Order(Numbered(512), seed: 3), Order(Mapped(512), seed: 3));
        Dataset large = Mapped(513);
        Assert.Equal("in blocks of 8 rows, 64 of them mixed", large.Shuffling.ToString());
        Assert.NotEqual(Order(Numbered(513), seed: 3), Order(large, seed: 3));
        Assert.Equal(Order(Numbered(513).WithShuffling(Shuffling.InBlocks(8)), seed: 3), Order(large, seed: 3));
        Assert.Equal(Order(Numbered(513), seed: 3), Order(large.WithShuffling(Shuffling.Uniform), seed: 3));
        Assert.Equal("uniformly", Numbered(3).Shuffling.ToString());
    }

    /// <summary>Mapped or in memory, on one thread or two, by Train or by a loop.</summary>
    [Fact]
    public void Training_HasTheSameBits()
    {
        var random = new Random(4);
        float[] inputs = [.. Enumerable.Range(0, 90 * 64).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, 90).Select(static row => row % 10)];
        Dataset memory = Dataset.FromArrays(inputs, labels);
        Dataset mapped = Dataset.MapNpy(NpyFiles.Write(folder["x.npy"], [90, 64], inputs), NpyFiles.Write(folder["y.npy"], labels));
        float[] Trained(Dataset data, int threads, Shuffling? shuffling)
        {
            var net = new Wide(seed: 1);
            (Dataset fit, _) = data.WithShuffling(shuffling).Split(0.8, 0.2, seed: 1);
            net.Train(fit, new TrainingOptions { Epochs = 3, BatchSize = 7, Threads = threads, Seed = 5 });
            return Loop.Examples.Values(net);
        }

        var blocks = Shuffling.InBlocks(rows: 4, mixed: 3);
        float[] expected = Trained(memory, threads: 1, blocks);
        Assert.Equal(expected, Trained(memory, threads: 2, blocks));
        Assert.Equal(expected, Trained(mapped, threads: 1, blocks));
        Assert.Equal(expected, Trained(mapped, threads: 2, blocks));
        Assert.NotEqual(expected, Trained(memory, threads: 1, null));
        Assert.Equal(Trained(memory, threads: 1, null), Trained(mapped, threads: 1, null));

        var loop = new Wide(seed: 1);
        (Dataset fit, _) = mapped.WithShuffling(blocks).Split(0.8, 0.2, seed: 1);
        BoundOptimizer<float> optimizer = new Adam().For(loop);
        foreach (Batch batch in Enumerable.Range(0, 3).SelectMany(epoch => fit.Batches(7, seed: 5 + epoch)))
        {
            loop.Forward(batch.Inputs);
            loop.ComputeLoss(batch.Targets);
            loop.Backward();
            optimizer.Step();
        }

        Assert.Equal(expected, Loop.Examples.Values(loop));
    }

    [Fact]
    public void WrongNumbers_AreRefused()
    {
        Assert.StartsWith("rows is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => Shuffling.InBlocks(0)).Message, StringComparison.Ordinal);
        Assert.StartsWith("mixed is -1; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => Shuffling.InBlocks(5, -1)).Message, StringComparison.Ordinal);
        Assert.Empty(Numbered(4).WithShuffling(Shuffling.InBlocks(2, 1)).Split(1, 0, seed: 1).Second.Batches(2, seed: 1));
    }

    /// <summary>Examples whose labels are their places in memory.</summary>
    private static Dataset Numbered(int count) => Dataset.FromArrays(new float[count], [.. Enumerable.Range(0, count)]);

    /// <summary>Such examples in a file whose rows are 64 kB of nothing, which takes no room on the disk.</summary>
    private Dataset Mapped(int count)
    {
        string inputs = NpyFiles.Write(folder[$"{count}.npy"], "|u1", [count, 65536], []);
        using (FileStream file = File.Open(inputs, FileMode.Open))
        {
            file.SetLength(file.Length + ((long)count * 65536));
        }

        return Dataset.MapNpy(inputs, NpyFiles.Write(folder[$"labels{count}.npy"], [.. Enumerable.Range(0, count)]));
    }

    private static int[] Order(Dataset data, int seed) => [.. data.Batches(Math.Max(1, data.Count), seed).SelectMany(static batch =>
    {
        var labels = new int[batch.Count];
        batch.Targets.CopyLabelsTo(labels);
        return labels;
    })];
}
