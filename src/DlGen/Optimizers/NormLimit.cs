using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// Scales the weights of each neuron that are longer than c back to it: w ← w·min(1, c / ‖w‖). A panel of 16 neurons is one
/// thread's, and a neuron's squares are added input by input, so the result doesn't depend on how many threads there are.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class NormLimit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> parameters;
    private readonly List<(nint Offset, int Inputs)> panels = [];
    private readonly T most;

    public NormLimit(NetworkRuntime<T> network, float most)
    {
        parameters = network.ParameterArena;
        this.most = T.CreateTruncating(Optimizer.ToDouble(most));
        foreach (ParameterModel matrix in network.Model.Parameters.Where(static parameter => parameter is { Layout: ParameterLayout.Panels, IsFrozen: false }))
        {
            for (nint output = 0; output < matrix.Rows; output += Panels<T>.Width)
            {
                panels.Add(((nint)matrix.Offset + Panels<T>.Place(output, 0, matrix.Columns), matrix.Columns));
            }
        }
    }

    /// <summary>Limits the neurons of a worker's share.</summary>
    public void Apply<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(panels.Count);
        for (int panel = first; panel < last; panel++)
        {
            (nint offset, int inputs) = panels[panel];
            Limit<TVector>(parameters.Origin + offset, inputs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Limit<TVector>(T* panel, int inputs)
        where TVector : struct, IVector<TVector, T>
    {
        for (int column = 0; column < Panels<T>.Width; column += TVector.Count)
        {
            TVector squares = default;
            for (int input = 0; input < inputs; input++)
            {
                TVector w = TVector.Load(panel + ((nint)input * Panels<T>.Width) + column);
                squares = TVector.MultiplyAdd(w, w, squares);
            }

            TVector norm = TVector.Sqrt(squares);
            if (TVector.Largest(norm) > most)
            {
                // A neuron within the limit is multiplied by one, and stays as it is to the bit.
                TVector scale = TVector.Where(norm > most, most / norm, T.One);
                for (int input = 0; input < inputs; input++)
                {
                    T* w = panel + ((nint)input * Panels<T>.Width) + column;
                    TVector.Store(TVector.Load(w) * scale, w);
                }
            }
        }
    }
}
