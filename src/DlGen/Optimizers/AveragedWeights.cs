using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>An average of a network's weights at work.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class AveragedWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> weights;
    private readonly int length;
    private readonly T usual;
    private T taken;

    public AveragedWeights(NetworkRuntime<T> network, Ema rule)
    {
        weights = network.ParameterArena;
        length = network.TrainedLength;
        Values = new Arena<T>(length);
        usual = T.CreateTruncating(1 - Optimizer.ToDouble(rule.Decay));
    }

    /// <summary>The averages, laid out as the parameters that learn are; or the weights, while the network has the averages.</summary>
    public Arena<T> Values { get; }

    /// <summary>How many updates are in the average.</summary>
    public long Count { get; set; }

    /// <summary>Readies the next <see cref="Add"/>; called by one thread before the team starts.</summary>
    public void Begin()
    {
        // The first update's average is the weights to the bit, for it begins at zero.
        taken = Count == 0 ? T.One : usual;
        Count++;
    }

    /// <summary>Takes the weights of a worker's share into the average.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(length, GradientNorm<T>.Chunk);
        T* average = Values.Origin;
        T* weight = weights.Origin;
        TVector part = taken;
        for (nint at = first; at < last; at += TVector.Count)
        {
            TVector before = TVector.Load(average + at);
            TVector.Store(TVector.MultiplyAdd(part, TVector.Load(weight + at) - before, before), average + at);
        }
    }

    /// <summary>Exchanges the network's weights and the average; nothing happens before the first update.</summary>
    public void Swap()
    {
        if (Count == 0)
        {
            return;
        }

        Span<T> averages = Values.Span[..length];
        Span<T> parameters = weights.Span[..length];
        for (int at = 0; at < averages.Length; at++)
        {
            (averages[at], parameters[at]) = (parameters[at], averages[at]);
        }

        GC.KeepAlive(weights);
    }
}
