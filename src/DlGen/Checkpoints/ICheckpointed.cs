using System.Numerics;

namespace DlGen;

/// <summary>A part of a training that changes from step to step, so that a checkpoint must hold it.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal interface ICheckpointed<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes its values, and names its tensors: they are read when the file is written, and set when a checkpoint is loaded.</summary>
    void Save(CheckpointWriter<T> to);

    /// <summary>Takes over its values. The tensors are set afterwards, when all values have been found to be right.</summary>
    /// <exception cref="InvalidDataException">A value is missing or impossible.</exception>
    void Restore(CheckpointValues from);
}
