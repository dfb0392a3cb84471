using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Tests.EndToEnd;

/// <summary>
/// What is computed for an example is the same to the bit alone and in any batch, at any place of it, on any number of threads: for
/// every network of the tests, found by reflection.
/// </summary>
public class BatchInvarianceTests
{
    [Fact]
    public void Example_IsTheSameInEveryBatch()
    {
        Type[] networks = [.. AllNetworks()];
        Assert.InRange(networks.Length, 400, int.MaxValue);
        var failures = new List<string>();
        Parallel.ForEach(networks, network =>
        {
            Type scalar = network.GetInterfaces().Single(IsNetwork).GetGenericArguments()[1];
            MethodInfo check = typeof(BatchInvarianceTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!;
            string? failure = check.MakeGenericMethod(network, scalar).CreateDelegate<Func<string?>>()();
            if (failure is not null)
            {
                lock (failures)
                {
                    failures.Add($"{network.Name}: {failure}");
                }
            }
        });
        Assert.True(failures.Count == 0, string.Join("\n", failures.Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<Type> AllNetworks() => typeof(Networks.Maxout).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && Array.Exists(type.GetInterfaces(), IsNetwork) && type.Name != nameof(Failing));

    private static bool IsNetwork(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INetwork<,>);

    private static string? Check<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var invariance = new BatchInvariance<T>(Drawn<TNetwork, T>().Runtime);
        string? difference = invariance.FindDifference() ?? invariance.FindDifferenceOfClasses();

        // Compiled for three widths, all networks would take too long; what differs by width is the library's, and not a network's.
        return difference is null && (typeof(TNetwork).Name.Contains("Tied", StringComparison.Ordinal) || typeof(TNetwork).Name.Length % 10 == 0)
            ? invariance.FindDifferenceOf<Simd128<T>>() ?? invariance.FindDifferenceOf<Simd256<T>>()
            : difference;
    }

    /// <summary>A network with nothing left at zero: biases, shifts and running moments are drawn too.</summary>
    private static TNetwork Drawn<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(seed: 3);
        var random = new Random(4);
        foreach (Parameter<T> parameter in network.Runtime.State.Where(static parameter => parameter.Shape.Length == 1))
        {
            parameter.Value.CopyFrom([.. Enumerable.Range(0, parameter.Count).Select(_ => T.CreateTruncating(random.NextSingle() + 0.1f))]);
        }

        return network;
    }
}

/// <summary>Compares what a network computes for examples in batches with what it computes for each alone.</summary>
internal sealed class BatchInvariance<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] Batches = [1, 2, 3, 5, 17, 64, 200];
    private readonly NetworkRuntime<T> network;
    private readonly InferencePool<T> pool;
    private readonly byte[] bytes;
    private readonly T[] inputs;

    public BatchInvariance(NetworkRuntime<T> network)
    {
        this.network = network;
        pool = new InferencePool<T>(network);
        var random = new Random(5);
        bytes = new byte[Batches[^1] * network.InputSize];
        random.NextBytes(bytes);
        inputs = [.. Enumerable.Range(0, bytes.Length).Select(_ => T.CreateTruncating((4 * random.NextSingle()) - 2))];

        // Examples among the others that may not show in them.
        Example(1).Clear();
        Example(4).Fill(T.CreateTruncating(1e20f));
        Example(7).Fill(T.NaN);
        Example(18).Fill(T.PositiveInfinity);
        foreach (TokenInputs tokens in network.Model.Tokens)
        {
            for (int row = 0; row < Batches[^1]; row++)
            {
                foreach (ref T token in Example(row).Slice(tokens.Start, tokens.Count))
                {
                    token = T.CreateTruncating(random.Next(tokens.Vocabulary));
                }
            }
        }
    }

    /// <summary>A difference in a sentence; null where there is none.</summary>
    public string? FindDifference()
    {
        foreach (PredictionKind kind in (PredictionKind[])[PredictionKind.Predictions, PredictionKind.Logits])
        {
            T[] alone = Alone(kind, ofBytes: false);
            bool takesBytes = network.Model.Tokens.Count == 0;
            T[] aloneOfBytes = takesBytes ? Alone(kind, ofBytes: true) : [];
            foreach (int batch in kind == PredictionKind.Predictions ? Batches : [5, 64])
            {
                for (int threads = 1; threads <= 3; threads++)
                {
                    if (Compare(kind, alone, batch, threads, ofBytes: false) is { } difference)
                    {
                        return difference;
                    }
                }

                if (takesBytes && Compare(kind, aloneOfBytes, batch, 1 + (batch % 3), ofBytes: true) is { } differenceOfBytes)
                {
                    return differenceOfBytes;
                }
            }
        }

        return null;
    }

    /// <summary>A difference between an evaluation and the class or the loss of each example alone.</summary>
    public string? FindDifferenceOfClasses()
    {
        // A dataset takes finite inputs only.
        foreach (ref T input in inputs.AsSpan())
        {
            input = T.IsFinite(input) ? input : T.One;
        }

        Evaluation[] together = [.. Evaluate(0, Batches[^1]).Heads];
        for (int head = 0; head < together.Length; head++)
        {
            // Examples that are left out for their label are in no evaluation.
            if (together[head].ConfusionMatrix is not { } matrix || network.Heads[head].IgnoreIndex >= 0)
            {
                continue;
            }

            int[] alone = new int[matrix.Classes];
            int[] classes = new int[network.Heads[head].Rows];
            int unclassified = 0;
            for (int row = 0; row < Batches[^1]; row++)
            {
                try
                {
                    network.Classify(Example(row), classes, head);
                }
                catch (NotFiniteNumberException)
                {
                    unclassified += classes.Count(static category => category == ConfusionMatrix.NoClass);
                }

                foreach (int category in classes.Where(static category => category != ConfusionMatrix.NoClass))
                {
                    alone[category]++;
                }
            }

            if (unclassified != matrix.Unclassified || !alone.SequenceEqual(Enumerable.Range(0, matrix.Classes).Select(matrix.GetPredictedCount)))
            {
                return $"classes of head {head}: {string.Join(' ', alone)} and {unclassified} without, in an evaluation {matrix}";
            }
        }

        // The losses of a block are added up in their order, so they are those of its examples alone to the bit.
        Evaluation block = Evaluate(20, 10);
        for (int head = 0; head < together.Length; head++)
        {
            double sum = 0;
            for (int row = 20; row < 30; row++)
            {
                sum += Evaluate(row, 1).Heads[head].Loss;
            }

            if (network.Heads[head] is { Rows: 1, IgnoreIndex: < 0 } && !(sum / 10).Equals(block.Heads[head].Loss))
            {
                return $"mean loss of head {head} alone is {sum / 10:R}; in an evaluation it is {block.Heads[head].Loss:R}";
            }
        }

        return null;
    }

    /// <summary>A difference between outputs of examples in batches and alone, computed with registers of a given width.</summary>
    public string? FindDifferenceOf<TVector>()
        where TVector : struct, IVector<TVector, T>
    {
        var forward = new ForwardPass<TVector>(network);
        T[] alone = new T[Batches[^1] * network.OutputSize];
        for (int row = 0; row < Batches[^1]; row++)
        {
            forward.Run(Example(row), alone.AsSpan(row * network.OutputSize, network.OutputSize), 1, threads: 1);
        }

        foreach (int batch in Batches)
        {
            for (int threads = 1; threads <= 2; threads++)
            {
                T[] together = new T[batch * network.OutputSize];
                forward.Run(inputs.AsSpan(0, batch * network.InputSize), together, batch, threads);
                for (int i = 0; i < together.Length; i++)
                {
                    if (!SameBits(together[i], alone[i]))
                    {
                        return $"{typeof(TVector).Name}: output {i} in a batch of {batch} on {threads} threads is {together[i]:R}; alone it is {alone[i]:R}";
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Inputs with targets that are any.</summary>
    private Evaluation Evaluate(int first, int count)
    {
        float[] rows = [.. inputs.Skip(first * network.InputSize).Take(count * network.InputSize).Select(float.CreateTruncating)];
        Dataset? data = null;
        foreach (HeadModel head in network.Heads)
        {
            // The same for an example wherever it is.
            int[] labels = [.. Enumerable.Range(first * head.Positions, count * head.Positions).Select(row => row % head.Width)];
            float[] values = [.. Enumerable.Range(first * head.Size, count * head.Size).Select(static index => index % 7 / 8f)];
            bool ofClasses = head.Targets == TargetKind.Classes;
            data = data is null
                ? ofClasses ? Dataset.FromArrays(rows, labels, count) : Dataset.FromArrays(rows, values, count)
                : ofClasses ? data.WithLabels(labels) : data.WithTargets(values);
        }

        return network.Evaluate(data!, threads: 2);
    }

    private Span<T> Example(int row) => inputs.AsSpan(row * network.InputSize, network.InputSize);

    private T[] Alone(PredictionKind kind, bool ofBytes)
    {
        var alone = new T[Batches[^1] * network.OutputSize];
        for (int row = 0; row < Batches[^1]; row++)
        {
            Run(row, 1, alone.AsSpan(row * network.OutputSize, network.OutputSize), kind, threads: 1, ofBytes);
        }

        return alone;
    }

    private string? Compare(PredictionKind kind, T[] alone, int batch, int threads, bool ofBytes)
    {
        // Batches that begin at other rows bring an example to other places.
        int first = Math.Min(3 * (threads - 1), Batches[^1] - batch);
        var together = new T[batch * network.OutputSize];
        Run(first, batch, together, kind, threads, ofBytes);
        for (int i = 0; i < together.Length; i++)
        {
            T expected = alone[(first * network.OutputSize) + i];
            if (!SameBits(together[i], expected))
            {
                return $"{kind} of {(ofBytes ? "bytes" : "numbers")}: output {i % network.OutputSize} of example {i / network.OutputSize} in a batch of {batch} on {threads} threads is {together[i]:R}; alone it is {expected:R}";
            }
        }

        return null;
    }

    private void Run(int first, int batch, Span<T> outputs, PredictionKind kind, int threads, bool ofBytes)
    {
        InferenceBuffers<T> buffers = pool.Rent();
        Range range = (first * network.InputSize)..((first + batch) * network.InputSize);
        if (ofBytes)
        {
            buffers.Job.Run(bytes.AsSpan(range), outputs, batch, kind, threads);
        }
        else
        {
            buffers.Job.Run(inputs.AsSpan(range), outputs, batch, kind, threads);
        }

        pool.Return(buffers);
    }

    /// <summary>The forward pass and the prediction with registers of a given width.</summary>
    private sealed class ForwardPass<TVector>(NetworkRuntime<T> network) : ITeamJob
        where TVector : struct, IVector<TVector, T>
    {
        private readonly Computation<T> computation = network.Model.CreateComputation(network.ParameterArena, 208, false);
        private readonly Arena<T> room = new(network.InputLength(208));
        private int batch;

        public void Run(ReadOnlySpan<T> inputs, Span<T> outputs, int batch, int threads)
        {
            this.batch = batch;
            ExampleRows<T> rows = network.InputRows(room, 208);
            for (int row = 0; row < batch; row++)
            {
                rows.Set(row, inputs.Slice(row * network.InputSize, network.InputSize));
            }

            Team.Run(this, threads);
            int start = 0;
            for (int head = 0; head < network.Heads.Length; head++)
            {
                HeadModel model = network.Heads[head];
                var results = new ExampleRows<T>(computation.Outputs(head), model.Rows, model.Width);
                for (int row = 0; row < batch; row++)
                {
                    results.Get(row, outputs.Slice((row * network.OutputSize) + start, model.Size));
                }

                start += model.Size;
            }

            GC.KeepAlive(room);
        }

        public void Run(Worker worker)
        {
            computation.Forward<TVector>(network.InputRows(room, 208).Matrix, batch, worker);
            worker.Meet();
            computation.Predict<TVector>(batch, worker);
        }
    }

    /// <summary>Any NaN is as good as another: which one it is says the order of an addition's sides.</summary>
    private static bool SameBits(T left, T right) => (T.IsNaN(left) && T.IsNaN(right)) || (Unsafe.SizeOf<T>() == sizeof(float)
        ? Unsafe.BitCast<T, int>(left) == Unsafe.BitCast<T, int>(right)
        : Unsafe.BitCast<T, long>(left) == Unsafe.BitCast<T, long>(right));
}
