using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>The targets of a batch for each of the network's heads, in the form that its loss takes.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class TargetBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HeadTargets<T>[] heads;
    private readonly HeadModel[] models;

    public TargetBuffers(NetworkRuntime<T> network, int capacity)
    {
        models = network.Heads;
        heads = Array.ConvertAll(models, head => new HeadTargets<T>(head, capacity));
        Targets = heads.Length == 1 ? heads[0].Targets : new Targets<T>(Array.ConvertAll(heads, static head => head.Targets));
    }

    /// <summary>The targets as the losses see them.</summary>
    public Targets<T> Targets { get; }

    /// <summary>Whether examples count by weights.</summary>
    public bool HasWeights { get; private set; }

    /// <summary>The targets of one head.</summary>
    public HeadTargets<T> this[int head] => heads[head];

    /// <summary>Fetches the targets of the dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Gather(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].Gather(data, head, rows, first, last);
        }
    }

    /// <summary>Fetches the weights of the same examples, where the dataset has any.</summary>
    public void GatherWeights(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        bool weighs = false;
        for (int head = 0; head < heads.Length; head++)
        {
            weighs |= data.Weighs(models[head], head);
        }

        if (!weighs)
        {
            ClearWeights();
            return;
        }

        HasWeights = true;
        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].GatherWeights(data, head, rows, first, last);
        }
    }

    /// <summary>Copies labels for the only head. What its loss leaves out gets the weight 0.</summary>
    public void SetLabels(ReadOnlySpan<int> labels)
    {
        ClearWeights();
        int count = heads[0].SetLabels(labels);
        if (count < labels.Length)
        {
            HasWeights = true;
            heads[0].LeaveOut(labels.Length / models[0].Positions, models[0].SumsLosses || count == 0 ? 1 : (double)labels.Length / count);
        }
    }

    /// <summary>Gives all examples of a batch the weight 1, but 0 to those, or their positions, that the losses leave out.</summary>
    /// <returns>Whether anything is left out.</returns>
    public bool LeaveOut(int batch)
    {
        bool isAny = false;
        foreach (HeadTargets<T> head in heads)
        {
            isAny |= head.LeaveOut(batch, 1);
        }

        return isAny;
    }

    /// <summary>Gives all examples and classes the weight 1.</summary>
    public void ClearWeights()
    {
        if (!HasWeights)
        {
            return;
        }

        foreach (HeadTargets<T> head in heads)
        {
            head.ClearWeights();
        }

        HasWeights = false;
    }
}
