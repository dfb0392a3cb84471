using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Training;

/// <summary>
/// A network of two linear layers with tanh between them, written by hand in plain loops: what the generator would derive,
/// without its tiles. Threads share outputs, never a sum, as generated code does.
/// </summary>
internal sealed unsafe class HandWrittenComputation<T> : Computation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HandWrittenModel model;
    private readonly Arena<T> parameters;
    private readonly Arena<T> arena;
    private readonly Row<T> losses;
    private readonly Matrix<T> a1, z2, dz1;

    public HandWrittenComputation(HandWrittenModel model, Arena<T> parameters, int capacity, bool training)
    {
        this.model = model;
        this.parameters = parameters;
        int rows = capacity * model.Positions;
        int hidden = HandWrittenModel.Pad(model.Hidden), outputs = HandWrittenModel.Pad(model.Outputs);
        int room = rows + Matrix<T>.Gap;
        arena = new Arena<T>((long)room * (1 + hidden + outputs + (training ? hidden : 0)));
        losses = arena.Row(0);
        a1 = arena.Matrix(room, rows);
        z2 = arena.Matrix((nint)room * (1 + hidden), rows);
        dz1 = arena.Matrix((nint)room * (1 + hidden + outputs), rows);
    }

    public override Matrix<T> Outputs(int head) => z2;

    public override Row<T> Losses(int head) => losses;

    public override void Forward<TVector>(Matrix<T> x, int batch, Worker worker)
    {
        int rows = batch * model.Positions;
        (int first, int last) = worker.Share(model.Hidden);
        for (int row = 0; row < rows; row++)
        {
            for (int o = first; o < last; o++)
            {
                T z = B1(o);
                for (int i = 0; i < model.Inputs; i++)
                {
                    z += x[row, i] * W1(o, i);
                }

                a1[row, o] = T.Tanh(z);
            }
        }

        worker.Meet();
        (first, last) = worker.Share(model.Outputs);
        for (int row = 0; row < rows; row++)
        {
            for (int o = first; o < last; o++)
            {
                T z = B2(o);
                for (int i = 0; i < model.Hidden; i++)
                {
                    z += a1[row, i] * W2(o, i);
                }

                z2[row, o] = z;
            }
        }
    }

    public override void ComputeLoss<TVector>(Targets<T> y, int batch, Worker worker)
    {
        (int first, int last) = worker.Share(batch);
        for (int example = first; example < last; example++)
        {
            for (int row = example * model.Positions; row < (example + 1) * model.Positions; row++)
            {
                T loss = model.Targets switch
                {
                    TargetKind.Classes => CrossEntropy(row, y.Label(example), batch),
                    TargetKind.Values => SquaredError(row, y, batch),
                    _ => BinaryCrossEntropy(row, y, batch),
                };

                // The parts of an example's mean, as means of their own.
                losses[row] = loss * T.CreateTruncating(model.Positions);
            }
        }
    }

    public override void Weigh<TVector>(Targets<T> y, int batch, Worker worker)
    {
        (int first, int last) = worker.Share(batch);
        for (int row = first * model.Positions; row < last * model.Positions; row++)
        {
            losses[row] *= y.Weights[row];
            for (int o = 0; o < model.Outputs; o++)
            {
                z2[row, o] *= y.Weights[row];
            }
        }
    }

    public override void Backward<TVector, TStep>(Matrix<T> x, int batch, TStep step, Worker worker)
    {
        int rows = batch * model.Positions;
        (int first, int last) = worker.Share(model.Hidden);
        for (int row = 0; row < rows; row++)
        {
            for (int i = first; i < last; i++)
            {
                T da = T.Zero;
                for (int o = 0; o < model.Outputs; o++)
                {
                    da += z2[row, o] * W2(o, i);
                }

                dz1[row, i] = da * (T.One - (a1[row, i] * a1[row, i]));
            }
        }

        // dz1 needs the old W2 all over.
        worker.Meet();
        Step<TVector, TStep>(a1, z2, rows, model.Hidden, model.Outputs, model.W2, model.B2, step, worker);
        Step<TVector, TStep>(x, dz1, rows, model.Inputs, model.Hidden, model.W1, model.B1, step, worker);
    }

    public override void Predict<TVector>(int batch, Worker worker)
    {
        (int first, int last) = worker.Share(batch * model.Positions);
        for (int row = first; row < last && model.Targets != TargetKind.Values; row++)
        {
            if (model.Targets == TargetKind.Classes)
            {
                Softmax(row);
            }
            else
            {
                for (int o = 0; o < model.Outputs; o++)
                {
                    z2[row, o] = T.One / (T.One + T.Exp(-z2[row, o]));
                }
            }
        }
    }

    public override StoredValue<T>[] StoredValues() =>
    [
        new(a1, model.Positions, model.Hidden, "linear1", "a1 = tanh(x·W1 + b1)"),
        new(z2, model.Positions, model.Outputs, "linear2", "z2 = a1·W2 + b2"),
    ];

    private T CrossEntropy(int row, int label, int batch)
    {
        Softmax(row);
        T loss = -T.Log(z2[row, label]);
        z2[row, label] -= T.One;
        for (int o = 0; o < model.Outputs; o++)
        {
            z2[row, o] /= T.CreateTruncating(batch);
        }

        return loss;
    }

    private T SquaredError(int row, Targets<T> y, int batch)
    {
        T count = T.CreateTruncating(model.Outputs * model.Positions);
        T loss = T.Zero;
        for (int o = 0; o < model.Outputs; o++)
        {
            T difference = z2[row, o] - y.Values[row, o];
            loss += difference * difference / count;
            z2[row, o] = (difference + difference) / (count * T.CreateTruncating(batch));
        }

        return loss;
    }

    private T BinaryCrossEntropy(int row, Targets<T> y, int batch)
    {
        T count = T.CreateTruncating(model.Outputs * model.Positions);
        T loss = T.Zero;
        for (int o = 0; o < model.Outputs; o++)
        {
            T z = z2[row, o];
            T target = y.Values[row, o];
            loss += (T.Max(z, T.Zero) - (z * target) + T.Log(T.One + T.Exp(-T.Abs(z)))) / count;
            z2[row, o] = ((T.One / (T.One + T.Exp(-z))) - target) / (count * T.CreateTruncating(batch));
        }

        return loss;
    }

    private void Softmax(int row)
    {
        T largest = z2[row, 0];
        for (int o = 1; o < model.Outputs; o++)
        {
            largest = T.Max(largest, z2[row, o]);
        }

        T sum = T.Zero;
        for (int o = 0; o < model.Outputs; o++)
        {
            z2[row, o] = T.Exp(z2[row, o] - largest);
            sum += z2[row, o];
        }

        for (int o = 0; o < model.Outputs; o++)
        {
            z2[row, o] /= sum;
        }
    }

    /// <summary>dW = xᵀ·dz and db = Σ dz, panel by panel, register by register.</summary>
    private static void Step<TVector, TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, int inputs, int outputs, int weights, int bias, TStep step, Worker worker)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        T* gradient = stackalloc T[16];
        (int first, int last) = worker.Share(HandWrittenModel.Pad(outputs) / 16);
        for (int panel = first; panel < last; panel++)
        {
            for (int i = -1; i < inputs; i++)
            {
                for (int lane = 0; lane < 16; lane++)
                {
                    int o = (panel * 16) + lane;
                    gradient[lane] = T.Zero;
                    for (int row = 0; row < rows && o < outputs; row++)
                    {
                        gradient[lane] += i < 0 ? dz[row, o] : x[row, i] * dz[row, o];
                    }
                }

                nint offset = i < 0 ? bias + (panel * 16) : weights + (((panel * HandWrittenModel.Pad(inputs)) + i) * 16);
                for (int lane = 0; lane < 16; lane += TVector.Count)
                {
                    step.Apply(offset + lane, TVector.Load(gradient + lane));
                }
            }
        }
    }

    private T W1(int output, int input) => parameters.Origin[HandWrittenModel.Place(model.W1, model.Inputs, output, input)];

    private T W2(int output, int input) => parameters.Origin[HandWrittenModel.Place(model.W2, model.Hidden, output, input)];

    private T B1(int output) => parameters.Origin[model.B1 + output];

    private T B2(int output) => parameters.Origin[model.B2 + output];
}
