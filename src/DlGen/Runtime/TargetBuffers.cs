using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary>The targets of a batch, of each of the network's heads in the form that its loss takes.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class TargetBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HeadTargets<T>[] heads;

    public TargetBuffers(NetworkRuntime<T> network, int capacity)
    {
        heads = [.. network.Model.Heads.Select(head => new HeadTargets<T>(head, capacity))];
        Targets = heads.Length == 1 ? heads[0].Targets : new Targets<T>(Array.ConvertAll(heads, static head => head.Targets));
    }

    /// <summary>The targets as the losses see them.</summary>
    public Targets<T> Targets { get; }

    /// <summary>Whether examples count by weights.</summary>
    public bool HasWeights { get; set; }

    /// <summary>Those of one head.</summary>
    public HeadTargets<T> this[int head] => heads[head];

    /// <summary>Fetches the targets of the dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Gather(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].Gather(data, head, rows, first, last);
        }
    }

    /// <summary>Fetches what those examples count for in the batch, where the dataset says it.</summary>
    public void GatherWeights(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        bool hasWeights = data.HasWeights;
        HasWeights = hasWeights;
        for (int head = 0; head < heads.Length && hasWeights; head++)
        {
            data.GatherWeights<T>(rows, heads[head].Weights, first, last, heads[head].Rows, head);
        }
    }
}
