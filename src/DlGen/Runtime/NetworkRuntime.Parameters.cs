using DlGen.Kernels;

namespace DlGen;

public sealed partial class NetworkRuntime<T>
{
    private readonly object[] layers;
    private Arena<T>? gradients;

    /// <summary>The parameters with their gradients, in the order of PyTorch's state_dict.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Gradients lie as the parameters do; nobody who only predicts or calls <see cref="Train"/> pays for them.</summary>
    internal Arena<T> GradientArena => Shared.GetOrCreate(ref gradients, ParameterArena.Length);

    /// <summary>A linear layer, by its number among the layers that own parameters.</summary>
    public LinearLayer<T> Layer(int index) => (LinearLayer<T>)layers[index];

    /// <summary>A normalization, by its number among the layers that own parameters.</summary>
    public NormalizationLayer<T> Normalization(int index) => (NormalizationLayer<T>)layers[index];

    /// <summary>A linear layer with another's weights, by its number among the layers that own parameters.</summary>
    public TiedLinearLayer<T> TiedLayer(int index) => (TiedLinearLayer<T>)layers[index];

    private Parameter<T>[] CreateParameters()
    {
        var parameters = new Parameter<T>[Model.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = new Parameter<T>(Model.Parameters[i], ParameterArena, () => GradientArena);
        }

        return parameters;
    }

    /// <summary>A layer's first parameter is its weight, a second one its bias; one with another's weights has a bias alone.</summary>
    private object[] CreateLayers()
    {
        var created = new object[Model.Layers.Count];
        for (int layer = 0; layer < created.Length; layer++)
        {
            int first = 0;
            while (Model.Parameters[first].Layer != layer)
            {
                first++;
            }

            bool hasBias = first + 1 < Parameters.Count && Model.Parameters[first + 1].Layer == layer;
            created[layer] = CreateLayer(Model.Layers[layer], Parameters[first], hasBias ? Parameters[first + 1] : null);
        }

        return created;
    }

    private static object CreateLayer(string name, Parameter<T> first, Parameter<T>? bias) =>
        first.Model.Layout == ParameterLayout.Panels ? new LinearLayer<T>(name, first, bias)
        : first.Name.EndsWith("bias", StringComparison.Ordinal) ? new TiedLinearLayer<T>(first)
        : new NormalizationLayer<T>(name, first, bias);
}
