using DlGen.Kernels;

namespace DlGen;

public sealed partial class NetworkRuntime<T>
{
    private readonly LinearLayer<T>[] layers;
    private Arena<T>? gradients;

    /// <summary>The parameters with their gradients, in the order of PyTorch's state_dict.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Gradients lie as the parameters do; nobody who only predicts or calls <see cref="Train"/> pays for them.</summary>
    internal Arena<T> GradientArena => Shared.GetOrCreate(ref gradients, ParameterArena.Length);

    /// <summary>A layer that owns parameters, by its number among them.</summary>
    public LinearLayer<T> Layer(int index) => layers[index];

    private Parameter<T>[] CreateParameters()
    {
        var parameters = new Parameter<T>[Model.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = new Parameter<T>(Model.Parameters[i], ParameterArena, () => GradientArena);
        }

        return parameters;
    }

    private LinearLayer<T>[] CreateLayers()
    {
        var created = new LinearLayer<T>[Model.Layers.Count];
        for (int layer = 0; layer < created.Length; layer++)
        {
            created[layer] = new LinearLayer<T>(
                Model.Layers[layer], Find(layer, ParameterLayout.Panels)!, Find(layer, ParameterLayout.Row));
        }

        return created;
    }

    private Parameter<T>? Find(int layer, ParameterLayout layout)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Model.Parameters[i].Layer == layer && Model.Parameters[i].Layout == layout)
            {
                return Parameters[i];
            }
        }

        return null;
    }
}
