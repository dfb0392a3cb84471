using DlGen.Formats;

namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    /// <summary>Creates a network with the parameters of a safetensors file.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="checkLayers">
    /// Whether to refuse a file that says that its parameters are those of other layers. Without the check, any file is accepted whose
    /// tensors have the right names, shapes and type.
    /// </param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, string path, bool checkLayers = true)
    {
        var runtime = new NetworkRuntime<T>(model);
        runtime.TakePreprocessing(SafeTensorsFile.Load(path, runtime.State, checkLayers ? model.Description : ""), path);
        return runtime;
    }

    /// <summary>Creates a network with the parameters of a safetensors file, read from a stream to its end.</summary>
    /// <param name="model">The network.</param>
    /// <param name="stream">The file's bytes; the stream stays open.</param>
    /// <param name="checkLayers">
    /// Whether to refuse a file that says that its parameters are those of other layers. Without the check, any file is accepted whose
    /// tensors have the right names, shapes and type.
    /// </param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, Stream stream, bool checkLayers = true)
    {
        var runtime = new NetworkRuntime<T>(model);
        runtime.TakePreprocessing(SafeTensorsFile.Read(stream, runtime.State, checkLayers ? model.Description : ""), "the stream");
        return runtime;
    }

    /// <summary>Creates a network with the parameters of a safetensors file in memory.</summary>
    /// <param name="model">The network.</param>
    /// <param name="file">The file's bytes.</param>
    /// <param name="checkLayers">
    /// Whether to refuse a file that says that its parameters are those of other layers. Without the check, any file is accepted whose
    /// tensors have the right names, shapes and type.
    /// </param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors or its layers aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, ReadOnlySpan<byte> file, bool checkLayers = true)
    {
        var runtime = new NetworkRuntime<T>(model);
        runtime.TakePreprocessing(SafeTensorsFile.Read(file, runtime.State, checkLayers ? model.Description : ""), "the bytes");
        return runtime;
    }

    /// <summary>
    /// Writes the parameters as a safetensors file, under the names and shapes of PyTorch's nn.Sequential. An existing
    /// file is replaced as a whole or not at all, and keeps its permissions. The file has the scaler of inputs too
    /// (<see cref="Preprocessing"/>). Pipes, devices, and files that can't be replaced by renaming
    /// another are written in place.
    /// </summary>
    /// <param name="path">The file; a symbolic link stays, and the file that it points to is written.</param>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or must not be written.</exception>
    /// <exception cref="IOException">The file can't be written; the message says why.</exception>
    public void Save(string path) => SafeTensorsFile.Save(path, State, Model.Description, Metadata);

    /// <summary>Writes the parameters as a safetensors file to a stream, which stays open.</summary>
    public void Save(Stream stream) => SafeTensorsFile.Write(stream, State, Model.Description, Metadata);

    /// <summary>What the file says besides.</summary>
    internal (string Key, string Text)[] Metadata => Preprocessing is null ? [] : [(ScalerText.Key, ScalerText.Write(Preprocessing))];

    private void TakePreprocessing(IReadOnlyDictionary<string, string> metadata, string source) => Preprocessing = ScalerText.Read(metadata, InputSize, source);

    /// <summary>A part of the network: the parameters of successive layers, under the names that they have in a file of that part alone.</summary>
    /// <param name="first">The first layer's number among those that own parameters.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="firstName">The first parameter's name in that file; what is before it in this network's is left out.</param>
    /// <param name="description">What that file says of its layers.</param>
    public NetworkPart<T> Part(int first, int layers, string firstName, string description)
    {
        ArgumentNullException.ThrowIfNull(firstName);
        ParameterModel[] models = [.. Model.Parameters.Where(parameter => parameter.Layer >= first && parameter.Layer < first + layers)];
        int prefix = models[0].Name.Length - firstName.Length;
        return new NetworkPart<T>(
            [.. models.Select(model => new Parameter<T>(model with { Name = model.Name[prefix..] }, ParameterArena, () => GradientArena))],
            description);
    }
}
