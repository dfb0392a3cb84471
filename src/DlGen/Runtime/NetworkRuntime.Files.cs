using DlGen.Formats;

namespace DlGen;

public sealed partial class NetworkRuntime<T>
{
    /// <summary>A network with the parameters of a safetensors file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, string path)
    {
        var runtime = new NetworkRuntime<T>(model);
        SafeTensorsFile.Load(path, runtime.State);
        return runtime;
    }

    /// <summary>A network with the parameters of a safetensors file, read from a stream to its end.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, Stream stream)
    {
        var runtime = new NetworkRuntime<T>(model);
        SafeTensorsFile.Read(stream, runtime.State);
        return runtime;
    }

    /// <summary>A network with the parameters of a safetensors file that is in memory already.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors aren't this network's.</exception>
    public static NetworkRuntime<T> Load(NetworkModel<T> model, ReadOnlySpan<byte> file)
    {
        var runtime = new NetworkRuntime<T>(model);
        SafeTensorsFile.Read(file, runtime.State);
        return runtime;
    }

    /// <summary>
    /// Writes the parameters as a safetensors file, under the names and shapes of PyTorch's nn.Sequential. A file that is
    /// there already is replaced as a whole or not at all.
    /// </summary>
    public void Save(string path) => SafeTensorsFile.Save(path, State);

    /// <summary>Writes the parameters as a safetensors file to a stream, which stays open.</summary>
    public void Save(Stream stream) => SafeTensorsFile.Write(stream, State);

    /// <summary>The parameters of so many layers, from one on, by the names that they have in a file of their own.</summary>
    /// <param name="first">The first layer's number among those that own parameters.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="firstName">The first parameter's name in that file; what is before it in this network's is left out.</param>
    public NetworkPart<T> Part(int first, int layers, string firstName)
    {
        ArgumentNullException.ThrowIfNull(firstName);
        ParameterModel[] models = [.. Model.Parameters.Where(parameter => parameter.Layer >= first && parameter.Layer < first + layers)];
        int prefix = models[0].Name.Length - firstName.Length;
        return new NetworkPart<T>([.. models.Select(model => new Parameter<T>(model with { Name = model.Name[prefix..] }, ParameterArena, () => GradientArena))]);
    }
}
