using DlGen.Kernels;

namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    private readonly object?[] layers;
    private Arena<T>? gradients;

    /// <summary>All that a file holds: the parameters and the running statistics, in the order of PyTorch's state_dict.</summary>
    internal IReadOnlyList<Parameter<T>> State { get; }

    /// <summary>The parameters with their gradients, in the order of PyTorch's state_dict.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>
    /// The running statistics of batch normalizations, in the order of PyTorch's state_dict: 1.running_mean, 1.running_var, … They are
    /// kept and saved as parameters are, but training moves them without a gradient. Empty where the network has none.
    /// </summary>
    public IReadOnlyList<Parameter<T>> Statistics { get; }

    /// <summary>The gradients, laid out as the parameters are. Predictions and <see cref="Train"/> don't need them, so they are allocated when first asked for.</summary>
    internal Arena<T> GradientArena => Shared.GetOrCreate(ref gradients, ParameterArena.Length);

    /// <summary>The parameters of a linear layer, by its number among the layers that own parameters.</summary>
    public LinearLayer<T> Layer(int index) => Layer(index, static own => new LinearLayer<T>(own[0], own.ElementAtOrDefault(1)));

    /// <summary>The parameters of a normalization, by its number among the layers that own parameters.</summary>
    public NormalizationLayer<T> Normalization(int index) =>
        Layer(index, static own => new NormalizationLayer<T>(own[0], own.ElementAtOrDefault(1)));

    /// <summary>The parameters of a batch normalization, by its number among the layers that own parameters.</summary>
    public BatchNormLayer<T> BatchNorm(int index) => Layer(index, static own => own.Length == 4
        ? new BatchNormLayer<T>(own[0], own[1], own[2], own[3])
        : new BatchNormLayer<T>(null, null, own[0], own[1]));

    /// <summary>The parameters of a linear layer that uses another layer's weights, by its number among the layers that own parameters.</summary>
    public TiedLinearLayer<T> TiedLayer(int index) => Layer(index, static own => new TiedLinearLayer<T>(own[0]));

    /// <summary>A table of rows for tokens, by its number among the layers that own parameters.</summary>
    public EmbeddingLayer<T> Embedding(int index) => Layer(index, static own => new EmbeddingLayer<T>(own[0]));

    /// <summary>The parameters of a convolution, by its number among the layers that own parameters.</summary>
    public ConvolutionLayer<T> Convolution(int index) => Layer(index, static own => new ConvolutionLayer<T>(own[0], own.ElementAtOrDefault(1)));

    /// <summary>The parameters of a convolution in groups, by its number among the layers that own parameters.</summary>
    public ConvolutionLayer<T> Convolution(int index, int groups) => Layer(index, own => new ConvolutionLayer<T>(own[0], own.ElementAtOrDefault(1), groups));

    /// <summary>The parameters of a transposed convolution, by its number among the layers that own parameters.</summary>
    public TransposedConvolutionLayer<T> TransposedConvolution(int index) => Layer(index, static own => new TransposedConvolutionLayer<T>(own[0], own.ElementAtOrDefault(1)));

    /// <summary>The parameters of a transposed convolution in groups, by its number among the layers that own parameters.</summary>
    public TransposedConvolutionLayer<T> TransposedConvolution(int index, int groups) => Layer(index, own => new TransposedConvolutionLayer<T>(own[0], own.ElementAtOrDefault(1), groups));

    /// <summary>The parameters of a custom layer that learns, by its number among the layers that own parameters.</summary>
    public ParametricLayer<T> Parametric(int index) => Layer(index, static own => new ParametricLayer<T>(own[0]));

    /// <summary>A layer, made of its parameters when it is first asked for; the same one from then on.</summary>
    private TLayer Layer<TLayer>(int index, Func<Parameter<T>[], TLayer> create)
        where TLayer : class => (TLayer)(Volatile.Read(ref layers[index]) ?? Create(index, create));

    private object Create(int index, Func<Parameter<T>[], object> create)
    {
        object layer = create([.. State.Where(parameter => parameter.Model.Layer == index)]);
        return Interlocked.CompareExchange(ref layers[index], layer, null) ?? layer;
    }

    private Parameter<T>[] CreateState()
    {
        var parameters = new Parameter<T>[Model.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = new Parameter<T>(Model.Parameters[i], ParameterArena, () => GradientArena);
        }

        return parameters;
    }
}
