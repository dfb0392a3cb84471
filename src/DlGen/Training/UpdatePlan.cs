using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>How many batches and updates a training has, where that is known.</summary>
/// <param name="BatchesPerEpoch">Batches of an epoch; 0 where there are no epochs.</param>
/// <param name="Accumulation">Batches of an update.</param>
/// <param name="Epochs">Epochs of the training.</param>
internal readonly record struct UpdatePlan(int BatchesPerEpoch, int Accumulation, int Epochs)
{
    /// <summary>Updates of an epoch; null where there are no epochs.</summary>
    public int? UpdatesPerEpoch => BatchesPerEpoch == 0 ? null : Pieces(BatchesPerEpoch, Accumulation);

    /// <summary>Updates of the training; null where that isn't known.</summary>
    public long? Updates => (long?)UpdatesPerEpoch * Math.Max(Epochs, 1);

    /// <summary>The plan of a training by the options.</summary>
    public static UpdatePlan Of<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            Pieces(Trainer<T>.CountTrained(network, data.Count, options.BatchSize), options.BatchSize), options.AccumulationSteps, options.Epochs);

    /// <summary>How many updates the first batches of an epoch come to, the last of them perhaps not made yet.</summary>
    public int UpdatesOf(int batches) => Pieces(batches, Accumulation);

    /// <summary>Which of its update's batches a batch of an epoch is, counted from 0, and whether it is the last.</summary>
    public (int Place, bool IsLast) PlaceOf(int batch)
    {
        int place = batch % Accumulation;
        return (place, place == Accumulation - 1 || batch == BatchesPerEpoch - 1);
    }

    /// <summary>How many pieces of a size a number makes, the last perhaps smaller.</summary>
    public static int Pieces(int count, int size) => (int)(((long)count + size - 1) / size);
}
