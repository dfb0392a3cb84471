using DlGen.Kernels;

namespace DlGen;

public sealed partial class NetworkRuntime<T>
{
    private readonly object[] layers;
    private Arena<T>? gradients;

    /// <summary>All that a file holds: the parameters and the running statistics, in the order of PyTorch's state_dict.</summary>
    internal IReadOnlyList<Parameter<T>> State { get; }

    /// <summary>The parameters with their gradients, in the order of PyTorch's state_dict.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Gradients lie as the parameters do; nobody who only predicts or calls <see cref="Train"/> pays for them.</summary>
    internal Arena<T> GradientArena => Shared.GetOrCreate(ref gradients, ParameterArena.Length);

    /// <summary>A linear layer, by its number among the layers that own parameters.</summary>
    public LinearLayer<T> Layer(int index) => (LinearLayer<T>)layers[index];

    /// <summary>A normalization, by its number among the layers that own parameters.</summary>
    public NormalizationLayer<T> Normalization(int index) => (NormalizationLayer<T>)layers[index];

    /// <summary>A batch normalization, by its number among the layers that own parameters.</summary>
    public BatchNormLayer<T> BatchNorm(int index) => (BatchNormLayer<T>)layers[index];

    /// <summary>A linear layer with another's weights, by its number among the layers that own parameters.</summary>
    public TiedLinearLayer<T> TiedLayer(int index) => (TiedLinearLayer<T>)layers[index];

    private Parameter<T>[] CreateState()
    {
        var parameters = new Parameter<T>[Model.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = new Parameter<T>(Model.Parameters[i], ParameterArena, () => GradientArena);
        }

        return parameters;
    }

    private object[] CreateLayers()
    {
        var created = new object[Model.Layers.Count];
        for (int layer = 0; layer < created.Length; layer++)
        {
            int owner = layer;
            created[layer] = CreateLayer(Model.Layers[layer], [.. State.Where(parameter => parameter.Model.Layer == owner)]);
        }

        return created;
    }

    /// <summary>A layer's first parameter is its weight, a second one its bias, then come running statistics; one with another's weights has a bias alone.</summary>
    private static object CreateLayer(string name, Parameter<T>[] own)
    {
        Parameter<T>? bias = own.Length > 1 ? own[1] : null;
        return own.Length == 4 ? new BatchNormLayer<T>(name, own[0], own[1], own[2], own[3])
            : own[0].Model.Layout == ParameterLayout.Panels ? new LinearLayer<T>(name, own[0], bias)
            : own[0].Name.EndsWith("bias", StringComparison.Ordinal) ? new TiedLinearLayer<T>(own[0])
            : new NormalizationLayer<T>(name, own[0], bias);
    }
}
