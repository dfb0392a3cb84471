using DlGen.Formats;

namespace DlGen;

/// <summary>A network that is part of another: its parameters under the names that they have in a file of its own.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NetworkPart<T>
    where T : unmanaged
{
    private readonly IReadOnlyList<Parameter<T>> parameters;

    internal NetworkPart(IReadOnlyList<Parameter<T>> parameters) => this.parameters = parameters;

    /// <summary>Takes the parameters from a safetensors file; where it is refused, they stay as they are.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this part's.</exception>
    public void Load(string path) => SafeTensorsFile.Load(path, parameters);

    /// <summary>Takes the parameters from a safetensors file, read from a stream to its end.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this part's.</exception>
    public void Load(Stream stream) => SafeTensorsFile.Read(stream, parameters);

    /// <summary>Takes the parameters from a safetensors file that is in memory already.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this part's.</exception>
    public void Load(ReadOnlySpan<byte> file) => SafeTensorsFile.Read(file, parameters);

    /// <summary>Writes the parameters as a safetensors file, which is replaced as a whole or not at all.</summary>
    public void Save(string path) => SafeTensorsFile.Save(path, parameters);

    /// <summary>Writes the parameters as a safetensors file to a stream, which stays open.</summary>
    public void Save(Stream stream) => SafeTensorsFile.Write(stream, parameters);
}
