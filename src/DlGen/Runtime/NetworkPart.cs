using System.ComponentModel;
using DlGen.Formats;

namespace DlGen.Runtime;

/// <summary>A network that is part of another one: its parameters, under the names that they have in a file of that network alone.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkPart<T>
    where T : unmanaged
{
    private readonly IReadOnlyList<Parameter<T>> parameters;
    private readonly string description;

    internal NetworkPart(IReadOnlyList<Parameter<T>> parameters, string description)
    {
        this.parameters = parameters;
        this.description = description;
    }

    /// <summary>Loads the parameters from a safetensors file. If the file is refused, they stay as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checkLayers">Whether to refuse a file that says that its parameters are those of other layers.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this part's.</exception>
    public void Load(string path, bool checkLayers = true) => SafeTensorsFile.Load(path, parameters, checkLayers ? description : "");

    /// <summary>Loads the parameters from a safetensors file, read from a stream to its end.</summary>
    /// <param name="stream">The file's bytes; the stream stays open.</param>
    /// <param name="checkLayers">Whether to refuse a file that says that its parameters are those of other layers.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this part's.</exception>
    public void Load(Stream stream, bool checkLayers = true) => SafeTensorsFile.Read(stream, parameters, checkLayers ? description : "");

    /// <summary>Loads the parameters from a safetensors file in memory.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="checkLayers">Whether to refuse a file that says that its parameters are those of other layers.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this part's.</exception>
    public void Load(ReadOnlySpan<byte> file, bool checkLayers = true) => SafeTensorsFile.Read(file, parameters, checkLayers ? description : "");

    /// <summary>Writes the parameters as a safetensors file, which is replaced as a whole or not at all.</summary>
    public void Save(string path) => SafeTensorsFile.Save(path, parameters, description);

    /// <summary>Writes the parameters as a safetensors file to a stream, which stays open.</summary>
    public void Save(Stream stream) => SafeTensorsFile.Write(stream, parameters, description);
}
